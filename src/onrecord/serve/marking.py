"""A report's text as a page shows it: cut into segments, each with the set of marks that lie on it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, get_args

import msgspec

from onrecord.model import Passage, PassageKind, Reading, Span
from onrecord.pipeline.marked import marked
from onrecord.pipeline.wording import at, days, joined
from onrecord.store.rows.decisions import Ruled
from onrecord.store.rows.reports import CopyLine

Layer = Literal["statement", "event", "figure", "vote", "damage", "altered"]
LAYERS: tuple[Layer, ...] = get_args(Layer)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is marked in a text: a record, a damaged place, or what a copy altered. ``spans`` are marked,
    ``around`` is lit with them (the sentences that say it). ``record`` is a record's whole id, None for the
    others; ``key`` its id within the report, or one of ours. ``was`` are the words that the source has, or the
    counterpart of what is damaged."""

    layer: Layer
    key: str
    says: str
    spans: tuple[Span, ...]
    around: tuple[Span, ...] = ()
    record: str | None = None
    day: str = ""
    confidence: float | None = None
    ruling: Ruled | None = None
    was: str | None = None


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the text on which the same marks lie: by their places in the list of marks; ``opens`` are those
    that begin here, ``around`` those whose sentence it is of."""

    start: int
    words: str
    marks: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    around: tuple[int, ...] = ()


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A passage in segments. ``repeats`` is the place of the passage that says the same before it."""

    kind: PassageKind
    repeats: int | None
    segments: tuple[Segment, ...]


def marks_of(reading: Reading, rulings: dict[str, Ruled], copies: Iterable[CopyLine] = ()) -> tuple[Mark, ...]:
    """Everything that is marked in a report's text, in the order of the text. ``copies`` say what it altered of
    which source."""
    found = [
        *_records(reading, rulings),
        *_damage(reading),
        *(mark for copy in copies if copy.report.id == reading.report.id for mark in _altered(copy)),
    ]
    return tuple(sorted(found, key=lambda mark: (mark.spans[0], LAYERS.index(mark.layer))))


def shown(text: str, passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[Shown, ...]:
    """The passages of a text, cut wherever a mark begins or ends."""
    cuts = sorted({edge for mark in marks for span in (*mark.spans, *mark.around) for edge in span})
    return tuple(
        Shown(kind=passage.kind, repeats=passage.repeats, segments=tuple(_cut(text, passage, marks, cuts)))
        for passage in passages
    )


def _cut(text: str, passage: Passage, marks: Sequence[Mark], cuts: Sequence[int]) -> Iterator[Segment]:
    here = [
        (place, mark)
        for place, mark in enumerate(marks)
        if any(start < passage.end and passage.start < end for start, end in (*mark.spans, *mark.around))
    ]
    inner = cuts[bisect_left(cuts, passage.start + 1) : bisect_left(cuts, passage.end)]
    edges = [passage.start, *inner, passage.end]
    for start, end in pairwise(edges):
        on = [place for place, mark in here if _covered(start, mark.spans)]
        yield Segment(
            start=start,
            words=text[start:end],
            marks=tuple(on),
            opens=tuple(place for place in on if marks[place].spans[0][0] == start),
            around=tuple(place for place, mark in here if place not in on and _covered(start, mark.around)),
        )


def _covered(offset: int, spans: Iterable[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _records(reading: Reading, rulings: dict[str, Ruled]) -> Iterator[Mark]:
    for kind, fact, says, spans in marked(reading):
        yield Mark(
            layer=kind, says=says, spans=spans, around=fact.evidence, key=fact.id,
            record=f"{reading.report.id}.{fact.id}", day=days(fact.date), confidence=fact.confidence,
            ruling=rulings.get(fact.id),
        )  # fmt: skip


def _damage(reading: Reading) -> Iterator[Mark]:
    for passage in reading.passages:
        for damage in passage.damage:
            was = at(reading.report.text, damage.other) if damage.other else None
            yield Mark(
                layer="damage",
                key=f"damage-{damage.start}",
                says=damage.kind,
                spans=((damage.start, damage.end),),
                was=was,
            )


def _altered(copy: CopyLine) -> Iterator[Mark]:
    for altered in copy.record.altered:
        if altered.span is not None:
            says = joined(f"{altered.kind}, {altered.how}", copy.copy_of.called)
            key = f"altered-{altered.span[0]}-{copy.copy_of.id}"
            yield Mark(layer="altered", key=key, says=says, spans=(altered.span,), was=altered.original_words)
