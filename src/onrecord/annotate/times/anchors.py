"""The day that a report speaks from: its dateline's, else that of its publication."""

from datetime import date, timedelta

from spacy.tokens import Doc

from onrecord.annotate.times.calendar import calendar
from onrecord.annotate.times.grammar import matches, stretches
from onrecord.annotate.times.lexemes import lexemes_of
from onrecord.annotate.times.scene import Found, Scene
from onrecord.annotate.times.values import day_of

PUBLICATION = "publication date"
DATELINE = "dateline"
FURTHEST = timedelta(days=10)


def published(doc: Doc) -> date | None:
    """The day of publication, None where nobody gave it."""
    report = doc._.report if doc.has_extension("report") else None
    return day_of(report.published) if report is not None else None


def anchor(doc: Doc) -> tuple[date | None, str]:
    """The day, and what gave it. A dateline's day holds where it is not far before the publication."""
    day = published(doc)
    told = _dateline(doc, day)
    if told and (day is None or timedelta(0) <= day - told <= FURTHEST):
        return told, DATELINE
    return day, PUBLICATION


def _dateline(doc: Doc, day: date | None) -> date | None:
    passages = doc._.passages if doc.has_extension("passages") else ()
    scene = Scene(day, PUBLICATION, lambda offset: "past")
    for passage in passages:
        if passage.kind != "dateline":
            continue
        words = lexemes_of(doc.text[passage.start : passage.end])
        signs, found = stretches(words)
        for first, last in found:
            for at in range(first, last):
                for match in matches(signs, at, last):
                    if match.rule.reading == "calendar":
                        told = calendar(Found(tuple(words[match.first : match.last]), (), ()), scene)
                        if told and day_of(told.value):
                            return day_of(told.value)
    return None
