"""What a decision is about: the words of the report rather than a number in one reading of it."""

from collections.abc import Iterable, Iterator

from onrecord.model import (
    Anchor,
    Change,
    DecidedKind,
    Event,
    Figure,
    Reading,
    Span,
    Statement,
    TextPositionSelector,
    TextQuoteSelector,
    Vote,
)
from onrecord.store.rows.records import Fact

AROUND = 32
"""Characters kept on either side of the quoted words."""


def facts(reading: Reading, kind: DecidedKind) -> tuple[Fact, ...]:
    """The reading's records of a kind."""
    lists: dict[str, tuple[Fact, ...]] = {
        "event": reading.events, "statement": reading.statements, "figure": reading.figures, "vote": reading.votes,
        "change": reading.changes,
    }  # fmt: skip
    return lists[kind]


def anchor_of(reading: Reading, kind: DecidedKind, fact: Fact) -> Anchor:
    """What a decision about this record hangs on."""
    text = reading.report.text
    selector: list[TextPositionSelector | TextQuoteSelector] = []
    for span in _spans(fact):
        selector += selectors(text, span)
    return Anchor(
        source=reading.report.id, kind=kind, id=f"{reading.report.id}.{fact.id}", label=_label(fact),
        names=tuple(_names(reading, fact)), selector=tuple(selector),
    )  # fmt: skip


def selectors(text: str, span: Span) -> tuple[TextPositionSelector, TextQuoteSelector]:
    """A span of the text by its place, and by its words with those around it.

    >>> place, words = selectors("The ferry sank.", (4, 9))
    >>> place.start, place.end, words.prefix, words.exact, words.suffix
    (4, 9, 'The ', 'ferry', ' sank.')
    """
    start, end = span
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return (
        TextPositionSelector(start=start, end=end),
        TextQuoteSelector(exact=text[start:end], prefix=before, suffix=after),
    )


def find(anchor: Anchor, reading: Reading, *, of_label: bool = False) -> Fact | None:
    """The record that an anchor means in this reading, None where it has none.

    It is of the same kind, shares half of the shorter one's words at least, and of those that of the same type,
    then that whose words overlap best, then that of the same people. With ``of_label`` an event or change of
    another type is never meant; what a figure counts is often only read better.
    """
    wanted = _selected(anchor)
    best: tuple[tuple[object, ...], Fact] | None = None
    for fact in facts(reading, anchor.kind):
        overlap = _overlap(wanted, _spans(fact))
        alike = _label(fact) == anchor.label
        if not overlap or (of_label and not alike and not isinstance(fact, Figure)):
            continue
        names = set(_names(reading, fact))
        same_id = anchor.id == f"{reading.report.id}.{fact.id}"
        rank = (alike, overlap, len(names & set(anchor.names)) - len(names ^ set(anchor.names)), same_id)
        if best is None or rank > best[0]:
            best = rank, fact
    return best[1] if best else None


def _spans(fact: Fact) -> tuple[Span, ...]:
    """The words that say it and no other record."""
    match fact:
        case Event():
            return (fact.trigger,)
        case Figure():
            return (fact.text,)
        case Statement():
            return fact.content or fact.evidence
    return fact.evidence


def _label(fact: Fact) -> str | None:
    match fact:
        case Event():
            return fact.type
        case Figure() | Change():
            return fact.kind
    return None


def _names(reading: Reading, fact: Fact) -> Iterator[str]:
    """Those who take part, by name; another reading may number them otherwise."""
    names = {actor.id: actor.name for actor in reading.actors}
    match fact:
        case Event():
            ids: Iterable[str | None] = (*fact.actors, *fact.recipients)
        case Statement():
            ids = (fact.speaker, fact.addressee)
        case Figure():
            ids = (fact.claimant,)
        case Vote():
            ids = (fact.body,)
        case Change():
            ids = fact.by
    return (names[id] for id in ids if id in names)


def _selected(anchor: Anchor) -> list[Span]:
    return [(one.start, one.end) for one in anchor.selector if isinstance(one, TextPositionSelector)]


def _overlap(some: Iterable[Span], others: Iterable[Span]) -> float:
    """The share of all their characters that both have; nothing where it is less than half of the shorter one's.

    >>> _overlap([(0, 10)], [(5, 10)]), _overlap([(0, 9)], [(6, 14)])
    (0.5, 0.0)
    """
    mine, theirs = ({at for start, end in spans for at in range(start, end)} for spans in (some, others))
    both = len(mine & theirs)
    return both / len(mine | theirs) if both and both >= min(len(mine), len(theirs)) / 2 else 0.0
