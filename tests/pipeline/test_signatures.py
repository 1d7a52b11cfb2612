"""In a notebook the Tab key completes what a record can be asked, and the filters."""

from pathlib import Path

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.interactiveshell import InteractiveShell

from onrecord.pipeline.record import Record, open_record
from onrecord.pipeline.served.record import ServedRecord


@pytest.fixture(scope="module")
def shell(samples: Path) -> InteractiveShell:
    shell = InteractiveShell()  # type: ignore[no-untyped-call]
    shell.user_ns["record"] = open_record(samples)
    return shell


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("record.time", "timeline"),
        ("record.timeline(act", "actor="),
        ("record.statements(speak", "speaker="),
        ("record.search('peace', publ", "publisher="),
        ("record.events.to_p", "to_pandas"),
    ],
)
def test_the_tab_key_completes(shell: InteractiveShell, typed: str, offered: str) -> None:
    with provisionalcompleter():
        assert offered in [each.text for each in shell.Completer.completions(typed, len(typed))]


@pytest.mark.parametrize("record", [Record, ServedRecord], ids=["local", "served"])
def test_help_lists_the_filters(record: type, capsys: pytest.CaptureFixture[str]) -> None:
    help(record.timeline)  # type: ignore[attr-defined]
    assert "min_confidence" in capsys.readouterr().out
