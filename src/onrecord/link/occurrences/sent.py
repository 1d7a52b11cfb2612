"""Tellings on their way to be compared in another process, and the links on their way back.

To compare is to look at nothing but the tellings themselves, so whoever does it gets the same.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from onrecord.link.occurrences.comparing import links
from onrecord.link.occurrences.scoring import Link
from onrecord.link.occurrences.told import OccurrenceKind, Told
from onrecord.link.tellings.speakers import Speaker
from onrecord.model import Event, Figure, Statement, Vote


class Beside(NamedTuple):
    """A telling, and those that it is to be compared with."""

    told: Told
    others: Sequence[Told]


class _Sent(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A :class:`Told`; what its ``fact`` is follows from its ``kind``."""

    key: int
    id: str
    kind: OccurrenceKind
    report: str
    published: str | None
    fact: msgspec.Raw
    actors: tuple[Speaker, ...]
    recipients: tuple[Speaker, ...]
    content: str
    sentence: str
    context: frozenset[str]


class _Asked(msgspec.Struct, frozen=True, array_like=True):
    """Each telling once, and of those to be compared the places: of one, and of the others."""

    tellings: list[_Sent]
    pairs: list[tuple[int, list[int]]]


# Made here: msgspec must not learn a struct in two threads at once.
_ENCODER = msgspec.msgpack.Encoder()
_ASKED = msgspec.msgpack.Decoder(_Asked)
_LINKS = msgspec.msgpack.Decoder(list[list[Link]])
_FACTS: dict[OccurrenceKind, msgspec.msgpack.Decoder[Any]] = {
    "event": msgspec.msgpack.Decoder(Event),
    "statement": msgspec.msgpack.Decoder(Statement),
    "figure": msgspec.msgpack.Decoder(Figure),
    "vote": msgspec.msgpack.Decoder(Vote),
}
_PLAIN = [name for name in _Sent.__struct_fields__ if name != "fact"]


def pack(asked: Iterable[Beside]) -> bytes:
    """The tellings, for :func:`compared`; only those of one kind are sent to be compared."""
    places: dict[int, int] = {}
    tellings: list[_Sent] = []

    def place(told: Told) -> int:
        if told.key not in places:
            places[told.key] = len(tellings)
            fact = msgspec.Raw(_ENCODER.encode(told.fact))
            tellings.append(_Sent(fact=fact, **{name: getattr(told, name) for name in _PLAIN}))
        return places[told.key]

    pairs = [
        (place(told), [place(other) for other in others if other.kind == told.kind]) for told, others in asked
    ]
    return _ENCODER.encode(_Asked(tellings, pairs))


def compared(packed: bytes) -> bytes:
    """What links the tellings that :func:`pack` packed, for :func:`unpack`."""
    asked = _ASKED.decode(packed)
    tellings = [
        Told(fact=_FACTS[sent.kind].decode(sent.fact), **{name: getattr(sent, name) for name in _PLAIN})
        for sent in asked.tellings
    ]
    return _ENCODER.encode(
        [list(links(tellings[one], (tellings[at] for at in others))) for one, others in asked.pairs]
    )


def unpack(answer: bytes) -> list[list[Link]]:
    """The links of each telling that was asked for, in order."""
    return _LINKS.decode(answer)
