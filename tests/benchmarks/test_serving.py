"""The benchmark of the served record: no error, and every decision that was answered is kept."""

from pathlib import Path

from benchmarks.filling import fill
from benchmarks.serving import account, addresses, load, measure, serving

from onrecord.pipeline.record import open_record


def test_readers_and_writers_at_once_meet_no_error_and_lose_no_decision(tmp_path: Path) -> None:
    url = str(tmp_path / "onrecord.db")
    fill(url, 40)
    with open_record(url) as record:
        token = account(record, "owner", "owner")
        asked, read = addresses(record), addresses(record, "reader")
    assert {"/", "/timeline", "/reports/{id:str}", "/stories/{id:str}", "/copies/{report:str}"} <= set(asked)
    with serving(url) as port:
        told = list(measure(port, asked, 1, token))
        run = load(url, port, list(read.values()), seconds=3, readers=6, writers=2, pause=0.2)
    assert [page.page for page in told] == list(asked)
    assert all(page.size > 500 for page in told)
    assert run.errors == []
    assert run.kept == run.decided > 0
