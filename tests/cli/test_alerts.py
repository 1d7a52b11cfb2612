"""``onrecord alerts``."""

import shutil
from pathlib import Path

import pytest

from onrecord.store import Store
from tests.cli.conftest import Run
from tests.pipeline.saved.test_telling import Hook, hook  # noqa: F401
from tests.store.said import said

NEW = said("The Mirror", ("Petra Hollan", '"The grain stays in port until the spring,"'))


@pytest.fixture
def kept(samples: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be written to."""
    return Path(shutil.copy(samples, tmp_path / "samples.db"))


def come(record: Path) -> None:
    """Have a report come in."""
    with Store(record) as store:
        store.add(NEW, series="mirror")


def test_a_search_is_saved_listed_and_closed(onrecord: Run, kept: Path) -> None:
    told = ("--of", "statements", "--speaker", "Hollan", "--by", "ana", "--record", kept)
    assert onrecord("alerts", "add", "Hollan's words", *told).returncode == 0
    come(kept)
    listed = onrecord("alerts", "list", "--record", kept).stdout.decode()
    assert listed == "1 · Hollan's words · statements · speaker: Hollan · 1 new\n"
    assert onrecord("alerts", "close", "1", "--record", kept).returncode == 0
    assert onrecord("alerts", "list", "--record", kept).stdout == b""


def test_telling_ends_in_1_until_it_is_told(onrecord: Run, kept: Path, hook: Hook) -> None:  # noqa: F811
    told = ("--of", "statements", "--webhook", hook.address, "--by", "ana", "--record", kept)
    assert onrecord("alerts", "add", "All", *told).returncode == 0
    come(kept)
    hook.status = 500
    failed = onrecord("alerts", "tell", "--record", kept)
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert b"All: not told by webhook: HTTP Error 500" in failed.stderr
    hook.status = 204
    again = onrecord("alerts", "tell", "--record", kept)
    assert (again.returncode, again.stdout.decode()) == (0, "All · 1 new · webhook\n")
    assert onrecord("alerts", "tell", "--record", kept).stdout == b""
