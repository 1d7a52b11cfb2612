"""What is kept: frozen structs, and nothing of ours imported.

In: nothing. Out: the shapes of a reading, as the contract has them. Promise: a struct never changes after it
is made, and encodes to the contract's JSON as it stands.
"""

from onrecord.model.actor import Actor, ActorKind, Role
from onrecord.model.arrival import Arrival, Particulars
from onrecord.model.change import Change, ChangeKind
from onrecord.model.copy import Alteration, Copy, CopyKind
from onrecord.model.decision import (
    About,
    Anchor,
    DecidedKind,
    Decision,
    TextPositionSelector,
    TextQuoteSelector,
    Verb,
)
from onrecord.model.event import Event, EventType, Status
from onrecord.model.figure import Figure
from onrecord.model.marks import Mention, PlaceMark, Quantity, Quotation, TimeMark
from onrecord.model.passage import Damage, DamageKind, Passage, PassageKind, passage_at
from onrecord.model.place import Place, PlacePrecision
from onrecord.model.reading import SCHEMA, Reading
from onrecord.model.report import Repair, Report, report_id
from onrecord.model.span import Span, covers, overlaps
from onrecord.model.statement import Act, Statement, StatementKind
from onrecord.model.version import VersionChange, VersionChangeKind
from onrecord.model.vote import MemberVote, Outcome, Position, Vote
from onrecord.model.when import Precision, When

__all__ = [
    "SCHEMA",
    "About",
    "Act",
    "Actor",
    "ActorKind",
    "Alteration",
    "Anchor",
    "Arrival",
    "Change",
    "ChangeKind",
    "Copy",
    "CopyKind",
    "Damage",
    "DamageKind",
    "DecidedKind",
    "Decision",
    "Event",
    "EventType",
    "Figure",
    "MemberVote",
    "Mention",
    "Outcome",
    "Particulars",
    "Passage",
    "PassageKind",
    "Place",
    "PlaceMark",
    "PlacePrecision",
    "Position",
    "Precision",
    "Quantity",
    "Quotation",
    "Reading",
    "Repair",
    "Report",
    "Role",
    "Span",
    "Statement",
    "StatementKind",
    "Status",
    "TextPositionSelector",
    "TextQuoteSelector",
    "TimeMark",
    "Verb",
    "VersionChange",
    "VersionChangeKind",
    "Vote",
    "When",
    "covers",
    "overlaps",
    "passage_at",
    "report_id",
]  # fmt: skip
