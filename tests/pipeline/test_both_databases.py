"""One set of reports on SQLite and on PostgreSQL: whatever is asked, both answer alike and in one order."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.export import export
from onrecord.pipeline.record import Record
from onrecord.settings import Settings
from tests.databases import Server

REPORTS = Path(__file__).parents[2] / "examples" / "reports" / "sulu-sea"
UNDATED = {
    "Éclair": "Mayor Ines Dorn of Oldford called off her visit to Riga on Monday.",
    "B-side": "Police in Turku arrested four people after a strike at the port on Friday.",
    "a-c": "The Bergen council adopted the budget by nine votes to four.",
    "ab": "Thirty people were injured when a ferry ran aground near Malmo, the coast guard said.",
    "Zebra": "Foreign Minister Olav Lind met officials in Tartu and promised aid.",
    "ångström": "Rebels attacked the road to Gdansk, the army said on Tuesday.",
    "B side": "Dockers in Aarhus went back to work after a week of talks.",
    "": "The court in Oslo fined a shipping company for a spill in May.",
}
"""Papers that languages order in one way, and letters by their numbers in another."""
MOMENTS = {"added_at", "at", "since", "erased_at"}

Both = tuple[Record, Record]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of one crisis, and some of no date."""
    folder = tmp_path_factory.mktemp("reports")
    for file in sorted(REPORTS.iterdir()):
        (folder / file.name).write_bytes(file.read_bytes())
    rows = [{"id": paper, "publisher": paper or None, "text": text} for paper, text in UNDATED.items()]
    (folder / "undated.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf8")
    (folder / "danish.txt").write_text(
        "Statsministeren aflyste sit besøg i Norge, og det er ikke første gang. " * 9
    )
    return folder


@pytest.fixture(scope="module")
def both(server: Server, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The two records, open."""
    file, settings = tmp_path_factory.mktemp("record") / "onrecord.db", Settings(reviewer="ana")
    with (
        server.database(record=False) as url,
        Record(file, settings=settings) as lite,
        Record(url, settings=settings) as served,
    ):
        yield lite, served


def _plain(told: Any) -> Any:
    """What was answered, but for when it came on record."""
    if isinstance(told, dict):
        return {name: _plain(value) for name, value in told.items() if name not in MOMENTS}
    return [_plain(value) for value in told] if isinstance(told, list) else told


def _rows(answer: Any) -> Any:
    rows = list(answer) if isinstance(answer, Iterator) or hasattr(answer, "to_pandas") else answer
    return _plain(msgspec.to_builtins(rows))


ASKED: dict[str, Callable[[Record], Any]] = {
    "timeline": lambda record: record.timeline(),
    "statements": lambda record: record.statements(),
    "each statement": lambda record: record.statements(each=True),
    "figures": lambda record: record.figures(),
    "votes": lambda record: record.votes(),
    "changes": lambda record: record.changes(),
    "occurrences": lambda record: record.occurrences(),
    "actors": lambda record: record.actors(),
    "reports": lambda record: record.reports(every_version=True),
    "copies": lambda record: record.copies(),
    "families": lambda record: record.families(),
    "stories": lambda record: record.stories(),
    "quarantined": lambda record: record.quarantined(),
    "readings": lambda record: record.readings(),
    "decisions": lambda record: record.decisions(),
    "removals": lambda record: record.removals(),
    "proposals": lambda record: record.proposals(),
    "attention": lambda record: record.attention(by="week"),
    "words": lambda record: (found := record.search("visit OR ship", limit=100), found.facets)[1],
    "an actor's": lambda record: record.timeline(actor="philippines"),
    "some days'": lambda record: record.timeline(since="2025-01-01", until="2025-12-31", min_confidence=0.2),
    "mismatches": lambda record: record.verify(),
}


def _agree(both: Both) -> None:
    lite, served = both
    for name, ask in ASKED.items():
        assert _rows(ask(served)) == _rows(ask(lite)), name


def test_both_answer_alike_through_all_that_is_done_to_a_record(both: Both, folder: Path) -> None:
    for expected in ("added", "unchanged"):
        one, other = (record.add([folder], workers=1) for record in both)
        assert (one.added, one.unchanged, one.quarantined) == (other.added, other.unchanged, other.quarantined)
        assert getattr(one, expected) >= 12
        _agree(both)

    first, *_, last = (line.id for line in both[0].timeline())
    for record in both:
        record.accept(first)
        record.reject(last, why="told of another day")
        record.undo(record.correct(first, {"status": "planned"})[0].key)
    _agree(both)

    bytes_of = []
    for record in both:
        written = io.BytesIO()
        assert export(record, "plover", written) == len(list(record.timeline()))
        bytes_of.append(written.getvalue())
    assert bytes_of[0] == bytes_of[1]

    for record in both:
        [removed] = record.remove(first.partition(".")[0], why="an order")
        assert removed.tombstone.erased_at is not None
    _agree(both)
