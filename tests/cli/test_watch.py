"""``onrecord watch``, asking a real site."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.pipeline.fetching.site import Answer
from tests.pipeline.saved.test_telling import Hook, hook  # noqa: F401
from tests.pipeline.watching.conftest import Paper, paper, site  # noqa: F401


@pytest.fixture
def feeds(paper: Paper, tmp_path: Path) -> Path:  # noqa: F811
    """A list of the paper's feed, and of one that is dead."""
    for number in (1, 2):
        paper.put(number)
    paper.site.pages["/dead"] = Answer(status=500)
    file = tmp_path / "feeds.toml"
    file.write_text(
        '[watch]\ncontact = "desk@example.org"\nallow_private = true\ngap = 0\n'
        f'[[feed]]\nurl = "{paper.url}"\n[[feed]]\nurl = "{paper.site.url("/dead")}"\n'
    )
    return file


def test_one_round_ends_with_a_summary(onrecord: Run, feeds: Path, tmp_path: Path) -> None:
    done = onrecord("watch", feeds, "--once", "--record", tmp_path / "r.db")
    assert done.returncode == 0
    assert done.stdout == (b"2 feeds asked, 1 failed; 2 added, 0 as new versions, 0 unchanged, 0 in quarantine.\n")
    assert b"/dead: its host answers 500" in done.stderr
    again = onrecord("watch", feeds, "--once", "--record", tmp_path / "r.db")
    assert again.stdout.startswith(b"0 feeds asked; 0 added")
    assert b"Next: " in again.stdout


def test_what_cannot_be_read_ends_in_3(onrecord: Run, feeds: Path, paper: Paper, tmp_path: Path) -> None:  # noqa: F811
    paper.put(3, full=False)
    done = onrecord("watch", feeds, "--once", "--record", tmp_path / "r.db")
    assert done.returncode == 3
    assert b"only a summary" in done.stderr


def test_this_machine_is_not_asked_unless_that_is_allowed(
    onrecord: Run, feeds: Path, paper: Paper, tmp_path: Path  # noqa: F811
) -> None:  # fmt: skip
    feeds.write_text(feeds.read_text().replace("allow_private = true\n", ""))
    done = onrecord("watch", feeds, "--once", "--record", tmp_path / "r.db")
    assert b"not on the public internet" in done.stderr
    assert paper.site.asked == []


def test_saved_searches_are_told_after_a_round(
    onrecord: Run, feeds: Path, tmp_path: Path, hook: Hook, paper: Paper  # noqa: F811
) -> None:  # fmt: skip
    record = tmp_path / "r.db"
    feeds.write_text(feeds.read_text().replace("[watch]\n", '[watch]\nevery = "1m"\n'))
    assert onrecord("watch", feeds, "--once", "--record", record).returncode == 0
    told = ("--of", "reports", "--webhook", hook.address, "--by", "ana", "--record", record)
    assert onrecord("alerts", "add", "All", *told).returncode == 0
    other = feeds.with_name("others.toml")
    paper.put(7)
    paper.site.pages["/other"] = paper.site.pages["/feed"]
    other.write_text(feeds.read_text().replace("/feed", "/other"))
    assert onrecord("watch", other, "--once", "--record", record).returncode == 0
    assert [row["says"] for post in hook.posts for row in post["rows"]] == ["Visit 7 is off"]


def test_a_malformed_list_ends_in_1(onrecord: Run, tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text("[[feed]]\n")
    done = onrecord("watch", file, "--record", tmp_path / "r.db")
    assert done.returncode == 1
    assert done.stderr.startswith(f"onrecord: {file}, feed 1: it has no address.".encode())


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_peace(feeds: Path, tmp_path: Path, how: signal.Signals) -> None:
    command = [
        str(Path(sys.executable).parent / "onrecord"),
        "watch",
        str(feeds),
        "--record",
        str(tmp_path / "r.db"),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
        assert run.stdout
        assert b"2 added" in run.stdout.readline()
        run.send_signal(how)
        _, said = run.communicate()
    assert run.returncode == 0
    assert b"Traceback" not in said
