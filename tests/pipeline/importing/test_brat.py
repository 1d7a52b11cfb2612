"""Annotation by hand in brat, as readings of a record."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export import export
from onrecord.model import Reading
from onrecord.pipeline.record import Record, open_record

TEXT = (
    "Talks off\n\nNorland called off talks with Ostrava on Tuesday, Chancellor Irena Novak said. "
    "More than 40 people were hurt in Velmar.\n\n“We wait,” she said."
)
WORDS = {
    "T1": ("Government", "Norland"),
    "T2": ("Government", "Ostrava"),
    "T3": ("CONSULT", "called off"),
    "T4": ("Time", "Tuesday"),
    "T5": ("Person", "Chancellor Irena Novak"),
    "T6": ("Person", "she"),
    "T7": ("Statement", "“We wait,”"),
    "T8": ("Cue", "said."),
    "T9": ("Figure", "40"),
    "T10": ("Location", "Velmar"),
}
TOLD = """\
*\tEquiv T5 T6
E1\tCONSULT:T3 Actor:T1 Actor2:T2 Time:T4
E2\tStatement:T7 Speaker:T6 Cue:T8
E3\tFigure:T9 Location:T10
A1\tStatus E1 cancelled
A2\tMode E1 meeting
A3\tKind E2 direct
#1\tAnnotatorNotes T4\t{"start":"2024-03-26","end":"2024-03-26","precision":"day"}
#2\tAnnotatorNotes T5\t{"name":"Irena Novak","codes":["NORGOV"]}
#3\tAnnotatorNotes E1\tthe second round, I think
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as record:
        yield record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as brat keeps it."""
    path = tmp_path / "coded"
    path.mkdir()
    bounds = [
        f"{id}\t{type} {TEXT.rindex(words)} {TEXT.rindex(words) + len(words)}\t{words}\n"
        for id, (type, words) in WORDS.items()
    ]
    (path / "talks.txt").write_text(TEXT, encoding="utf8")
    (path / "talks.ann").write_text("".join(bounds) + TOLD, encoding="utf8")
    return path


def coded(record: Record, folder: Path) -> Reading:
    summary = record.import_readings(folder)
    assert summary.quarantined == ()
    [reading] = record.readings()
    return reading


def test_an_event_carries_its_words_its_parties_and_its_date(record: Record, folder: Path) -> None:
    reading = coded(record, folder)
    assert reading.method == "import brat standoff"
    [line] = record.timeline()
    event = line.record
    assert (event.type, event.mode, event.status, event.quad) == ("CONSULT", "meeting", "cancelled", 1)
    assert TEXT[slice(*event.trigger)] == "called off"
    assert line.actors == ("Norland", "Ostrava")
    assert event.date is not None
    assert (event.date.start, TEXT[slice(*(event.date.text or (0, 0)))]) == ("2024-03-26", "Tuesday")
    assert line.sentence.startswith("Norland called off")
    assert line.sentence.endswith("Novak said.")
    assert not list(record.verify())


def test_a_statement_carries_its_words_and_its_speaker(record: Record, folder: Path) -> None:
    coded(record, folder)
    [line] = record.statements()
    assert (line.speaker, line.content, line.record.kind) == ("Irena Novak", "“We wait,”", "direct")
    assert TEXT[slice(*(line.record.cue or (0, 0)))] == "said."


def test_a_figure_without_a_note_is_its_digits(record: Record, folder: Path) -> None:
    coded(record, folder)
    [line] = record.figures()
    assert line.record.value == 40
    assert line.record.place is not None
    assert line.record.place.name == "Velmar"


def test_what_people_annotated_stands_beside_what_was_read(record: Record, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf8")
    record.add([tmp_path / "talks.txt"], workers=1)
    summary = record.import_readings(folder)
    assert (summary.added, summary.appended) == (0, 1)
    assert [line.record.rule for line in record.timeline()] == ["pipeline.importing.coded:coded"]
    assert record.import_readings(folder).unchanged == 1


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("called off\n", "put off\n", "the text says 'called off' there"),
        ("CONSULT 19", "CONSULT 99999", "the text has no span"),
        ("Actor:T1", "Actor:T77", "E1 names T77"),
        ("Status E1 cancelled", "Status E1 perhaps", "Invalid enum value 'perhaps'"),
        ("#2\tAnnotatorNotes T5\t{", "#2\tAnnotatorNotes T5\t{{", "malformed"),
        ("A1\tStatus", "Z1\tStatus", "line 15"),
    ],
)
def test_what_does_not_hold_goes_to_quarantine(
    record: Record, folder: Path, was: str, now: str, reason: str
) -> None:
    ann = (folder / "talks.ann").read_text("utf8")
    assert was in ann
    (folder / "talks.ann").write_text(ann.replace(was, now), encoding="utf8")
    [(source, said)] = record.import_readings(folder).quarantined
    assert source.endswith("coded/talks.ann")
    assert reason in said


def test_a_folder_without_annotation_is_said(record: Record, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    [(_, said)] = record.import_readings(tmp_path / "empty").quarantined
    assert "no .ann file" in said


def test_an_export_comes_back_with_the_same_words(record: Record, tmp_path: Path) -> None:
    samples = Path(__file__).parents[3] / "examples" / "reports" / "lithium-road"
    with open_record(tmp_path / "given.db") as given:
        given.add([samples], workers=1)
        out = io.BytesIO()
        export(given, "brat", out)
        (tmp_path / "coded.zip").write_bytes(out.getvalue())
        assert record.import_readings(tmp_path / "coded.zip").quarantined == ()
        theirs = {reading.report.id: reading for reading in record.readings()}
        for mine in given.readings():
            back = theirs[mine.report.id]
            assert [_event(back, event) for event in back.events] == [_event(mine, event) for event in mine.events]
            assert [_words(back, one.content) for one in back.statements] == [
                _words(mine, one.content) for one in mine.statements
            ]
            assert [(one.value, one.text, one.what) for one in back.figures] == [
                (one.value, one.text, one.what) for one in mine.figures
            ]
            assert [(one.in_favour, one.outcome) for one in back.votes] == [
                (one.in_favour, one.outcome) for one in mine.votes
            ]
    assert not list(record.verify())


def _words(reading: Reading, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """The words, however they are cut: brat cuts at each line's end."""
    return " ".join(reading.report.text[start:end] for start, end in spans).split()


def _event(reading: Reading, event: object) -> tuple[object, ...]:
    names = {actor.id: actor.name for actor in reading.actors if actor.mentions}
    told = [getattr(event, name) for name in ("type", "mode", "status", "trigger", "date", "place", "contexts")]
    parties = [[names[one] for one in getattr(event, part) if one in names] for part in ("actors", "recipients")]
    return (*told, *parties)
