"""The marks that the annotate stage leaves on a text and the extractors read.

They hang on the spaCy ``Doc`` as extension attributes, each set by one component:

==================  ==============================  ==========================
attribute           type                            component
==================  ==============================  ==========================
doc._.report        Report                          set before the pipeline runs
doc._.passages      tuple[Passage, ...]             set before the pipeline runs
doc._.own           Own                             set before the pipeline runs: what a user teaches
doc._.quotations    tuple[Quotation, ...]           onrecord_quotations
doc._.times         tuple[TimeMark, ...]            onrecord_times
doc._.places        tuple[PlaceMark, ...]           onrecord_places
doc._.quantities    tuple[Quantity, ...]            onrecord_quantities
doc._.actors        tuple[Actor, ...]               onrecord_actors
doc._.mentions      tuple[Mention, ...]             onrecord_actors
doc._.mention_at    dict[token index, Mention]      onrecord_actors
doc._.statements    tuple[Statement, ...]           set by the pipeline after extraction
doc._.events        tuple[Event, ...]               set by the pipeline after extraction
doc._.reading       Reading                         onrecord
doc._.figures       tuple[Figure, ...]              onrecord
doc._.votes         tuple[Vote, ...]                onrecord
doc._.changes       tuple[Change, ...]              onrecord
==================  ==============================  ==========================

The Doc's text is ``report.text`` to the letter, so ``token.idx`` is an offset into the report.
"""

from typing import Literal

import msgspec

from onrecord.model.place import Place
from onrecord.model.span import Span
from onrecord.model.when import When


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch in quotation marks, the marks included; ``inner`` is what stands between them.

    ``closed`` is False where no closing mark follows in the paragraph; ``continues`` is the index of the
    quotation that this one goes on from (a paragraph that opens anew with no mark closed before);
    ``level`` counts from 1, nested quotations stand deeper. ``scare`` marks a word or title in quotation
    marks that nobody says. ``damaged``: one of its marks is lost, so that its bound on that side is inferred;
    a quotation that rightly goes on in the next paragraph is not ``closed`` and not ``damaged``.
    """

    start: int
    end: int
    inner: Span
    closed: bool = True
    continues: int | None = None
    level: int = 1
    scare: bool = False
    damaged: bool = False


class TimeMark(msgspec.Struct, frozen=True, kw_only=True):
    """A TIMEX3: ``value`` as TimeML writes it ("2024-03-27", "P3D", "PRESENT_REF"), ``when`` its interval
    where it has one."""

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    when: When | None = None


class PlaceMark(msgspec.Struct, frozen=True, kw_only=True):
    """A place's name. ``metonym``: the name stands for a government or body ("Washington rejected")."""

    start: int
    end: int
    place: Place
    metonym: bool = False


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number with what it counts. ``start`` to ``end`` is the number with its bound and unit; ``noun`` is the
    index of the token it counts, None where there is none ("the toll rose to 40")."""

    start: int
    end: int
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: str | None = None
    unit: str | None = None
    of: int | float | None = None
    noun: int | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that names an actor; ``head`` is the index of its head token. A title in front of a name
    ("Prime Minister Benjamin Netanyahu") belongs to the name's mention."""

    start: int
    end: int
    actor: str
    form: Literal["name", "nominal", "pronoun"]
    head: int
