"""How these tests read a text."""

from onrecord.clean import passages
from onrecord.model import Arrival, Passage, Report

LEAD = "The ferry sank in shallow water off Ersin early on Monday with 300 people on board, the coast guard said."
SECOND = "Nobody was killed, but twelve of the passengers were taken to hospital with broken bones, doctors said."
THIRD = "An inquiry will begin next week. The harbour master declined to comment before its findings were known."


def read(text: str, *marked: Passage) -> tuple[Passage, ...]:
    """The text's passages."""
    return passages(Arrival(report=Report(id="r", text=text), marked=marked))


def kinds(text: str) -> list[tuple[str, str]]:
    """Each passage's kind and words."""
    return [(p.kind, text[p.start : p.end]) for p in read(text)]


def damage(text: str) -> list[tuple[str, str]]:
    """Each damage's kind and words."""
    return [(d.kind, text[d.start : d.end]) for p in read(text) for d in p.damage]
