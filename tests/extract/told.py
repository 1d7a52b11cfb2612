"""Passages with what is told of each statement in them: who says it to whom, where, when, and who passes it on.

A line of ``statements_told.jsonl`` is a passage of a report of 9 May 2024, a Thursday. A statement is found by
words of its ``content``; a field that does not stand there must be empty, ``*`` may be anything, ``A|B`` is
either, an empty side of it nobody. ``missed`` are the fields that the reading does not get right yet.
"""

import json
from pathlib import Path

from onrecord.model import Arrival, Reading, Report, Statement
from onrecord.pipeline.reader import Reader

TABLE = Path(__file__).with_name("statements_told.jsonl")
PUBLISHED = "2024-05-09"
ARTICLES = frozenset(("the", "a", "an"))

Expected = dict[str, str]


def passages() -> list[tuple[str, list[Expected]]]:
    """The passages with what is expected of each of their statements."""
    rows = (json.loads(line) for line in TABLE.read_text("utf8").splitlines())
    return [(row["text"], row["statements"]) for row in rows]


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="told", text=text, published=PUBLISHED)))


def missed(reader: Reader, text: str, expected: Expected) -> list[str]:
    """The fields in which the reading of the passage differs from what is expected of the statement."""
    reading = read(reader, text)
    found = _statement(reading, expected["content"])
    if found is None:
        return ["content"]
    names = {actor.id: actor.name for actor in reading.actors}
    outer = next((s for s in reading.statements if s.id == found.within), None)
    got = {
        "speaker": _words(found, text),
        "act": found.act,
        "addressee": names.get(found.addressee or ""),
        "occasion": found.occasion,
        "said": None if found.date is None or found.date.start is None else found.date.start[:10],
        "relayed_by": names.get(found.relayed_by or ""),
        "within": None if outer is None else _words(outer, text),
    }
    exact = ("act", "occasion", "said")
    return [
        field
        for field, value in got.items()
        if not (field == "speaker" and field not in expected)
        and not _agree(expected.get(field), value, exactly=field in exact)
    ]


def _statement(reading: Reading, content: str) -> Statement | None:
    """The statement whose content begins nearest to these words, the shortest of those."""
    start = reading.report.text.index(content)
    end = start + len(content)
    over = [s for s in reading.statements if any(a < end and start < b for a, b in s.content)]
    return min(
        over,
        key=lambda s: (abs(s.content[0][0] - start) // 6, sum(b - a for a, b in s.content)),
        default=None,
    )


def _words(statement: Statement, text: str) -> str | None:
    return None if statement.speaker_text is None else text[slice(*statement.speaker_text)]


def _agree(wanted: str | None, found: str | None, *, exactly: bool) -> bool:
    if wanted is None or wanted == "*":
        return wanted == "*" or found is None
    return any(_alike(way, found, exactly=exactly) for way in wanted.split("|"))


def _alike(wanted: str, found: str | None, *, exactly: bool) -> bool:
    if not wanted or found is None:
        return not wanted and found is None
    first, second = (" ".join(w for w in words.lower().split() if w not in ARTICLES) for words in (wanted, found))
    return first == second or (not exactly and (first in second or second in first))
