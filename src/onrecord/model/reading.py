"""The reading: everything that comes out of one report. Its JSON is the product's contract."""

import msgspec

from onrecord.model.actor import Actor
from onrecord.model.change import Change
from onrecord.model.event import Event
from onrecord.model.figure import Figure
from onrecord.model.passage import Passage
from onrecord.model.report import Report
from onrecord.model.statement import Statement
from onrecord.model.vote import Vote

SCHEMA = 1


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one report puts on record. ``method`` names the version of OnRecord and of the model that read it, and
    own names and plug-ins that took part."""

    schema: int = SCHEMA
    method: str = ""
    report: Report
    passages: tuple[Passage, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    votes: tuple[Vote, ...] = ()
    changes: tuple[Change, ...] = ()

    def to_json(self) -> bytes:
        """The contract's JSON, UTF-8."""
        return msgspec.json.encode(self)

    @classmethod
    def from_json(cls, raw: bytes | str) -> "Reading":
        """The reading that this JSON holds.

        Raises:
            msgspec.ValidationError: the JSON is not a reading of this schema.
        """
        return msgspec.json.decode(raw, type=cls)
