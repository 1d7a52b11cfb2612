"""What a person decides about the record: who, when, why, and which words it is about."""

from typing import Any, Literal

import msgspec

Verb = Literal["accept", "reject", "correct", "merge", "split", "undo", "audit"]
DecidedKind = Literal["event", "statement", "figure", "vote", "change", "report"]
About = Literal["copy", "story"]


class TextPositionSelector(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """A span of the report's text, as the W3C's Web Annotation model writes it."""

    start: int
    end: int


class TextQuoteSelector(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """The words of that span, with those before and after, as the W3C's Web Annotation model writes them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision is about, so that it is found again whoever reads the report: ``source`` is the report,
    ``kind`` the kind of record ("report": the report itself), ``selector`` the spans that say it, each by its
    place and by its words.

    ``id`` is the record's as it was then; ``label`` is its type, or what kind of figure or change it is; ``names``
    are those who take part in it. They tell records apart that the same words give.
    """

    source: str
    kind: DecidedKind
    id: str
    label: str | None = None
    names: tuple[str, ...] = ()
    selector: tuple[TextPositionSelector | TextQuoteSelector, ...] = ()


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision, never changed: ``key`` counts up over the record, ``by`` is who took it, ``at`` when
    (ISO 8601, UTC), ``why`` in their words.

    ``other`` is the second of a pair that is merged or split; of two reports ``about`` says whether as a
    copy and its source, or as of one story. ``field`` and ``value`` are what a correction sets: an actor stands
    there by its name. An audit's ``value`` is a verdict on the record as it was read, which changes nothing that
    stands. ``undoes`` is the key of the decision that this one takes back.
    """

    key: int
    verb: Verb
    target: Anchor
    other: Anchor | None = None
    about: About | None = None
    field: str | None = None
    value: Any = None
    undoes: int | None = None
    by: str
    at: str
    why: str | None = None
