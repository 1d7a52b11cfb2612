"""What of a record is judged, field by field, and what it says there: names and words instead of numbers and
spans, so that two readings that say the same are the same."""

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.model import Change, Event, Figure, Place, Reading, Span, Statement, Vote, When
from onrecord.store.rows.records import Fact

FIELDS: dict[str, tuple[str, ...]] = {
    "event": ("type", "status", "actor", "recipient", "date", "place"),
    "statement": ("speaker", "act", "kind", "addressee", "content", "date"),
    "figure": ("value", "what", "kind", "claimant", "place", "date"),
    "vote": ("body", "measure", "tally", "positions", "outcome", "date"),
    "change": ("kind", "by", "steps"),
}
"""What is judged of each kind of record."""


def said(fact: Fact, reading: Reading) -> dict[str, str]:
    """What the record says in each field that is judged; nothing where it says nothing."""
    names = {actor.id: actor.name for actor in reading.actors}
    text = reading.report.text

    def named(*ids: str | None) -> str:
        return ", ".join(names[id] for id in ids if id in names)

    def words(*spans: Span | None) -> str:
        return " … ".join(" ".join(text[slice(*span)].split()) for span in spans if span)

    match fact:
        case Event():
            found = {
                "type": f"{fact.type} ({fact.mode})" if fact.mode else fact.type, "status": fact.status,
                "actor": named(*fact.actors), "recipient": named(*fact.recipients),
            }  # fmt: skip
        case Statement():
            found = {
                "speaker": named(fact.speaker) or words(fact.speaker_text), "act": fact.act, "kind": fact.kind,
                "addressee": named(fact.addressee), "content": words(*fact.content),
            }  # fmt: skip
        case Figure():
            found = {
                "value": _amount(fact), "what": fact.what or "", "kind": fact.kind,
                "claimant": named(fact.claimant) or words(fact.claimant_span),
            }  # fmt: skip
        case Vote():
            found = {
                "body": named(fact.body), "measure": fact.measure or "", "tally": _tally(fact),
                "positions": "; ".join(f"{named(one.actor)}: {one.vote}" for one in fact.positions),
                "outcome": fact.outcome or "",
            }  # fmt: skip
        case Change():
            found = {"kind": fact.kind, "by": named(*fact.by), "steps": " … ".join(_steps(fact, reading, words))}
    if not isinstance(fact, Change):
        found["date"] = _days(fact.date)
    if isinstance(fact, Event | Figure):
        found["place"] = _place(fact.place)
    return found


def _amount(figure: Figure) -> str:
    if figure.value is not None:
        number = f"{figure.value:.12g}"
    else:
        ends = (("from", figure.low), ("to", figure.high))
        number = " ".join(f"{word} {end:.12g}" for word, end in ends if end is not None)
    return " ".join(filter(None, (figure.bound, number, figure.unit)))


def _tally(vote: Vote) -> str:
    counts = {"for": vote.in_favour, "against": vote.against, "abstaining": vote.abstain, "absent": vote.absent}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count is not None)


def _days(when: When | None) -> str:
    if when is None:
        return ""
    return when.start or "" if when.start == when.end else f"{when.start or ''}..{when.end or ''}"


def _place(place: Place | None) -> str:
    return ", ".join(filter(None, (place.name, place.country))) if place else ""


def _steps(change: Change, reading: Reading, words: Callable[[Span], str]) -> Iterable[str]:
    lists: tuple[tuple[Any, ...], ...] = (reading.events, reading.statements, reading.figures)
    facts = {fact.id: fact for facts in lists for fact in facts}
    return (words(facts[step].evidence[0]) for step in change.steps if step in facts)
