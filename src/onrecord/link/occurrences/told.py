"""One report's telling of an event, a statement, a figure or a vote, as it is compared with another's."""

from datetime import date
from functools import cached_property
from typing import Literal

import msgspec

from onrecord.link.tellings.speakers import Speaker
from onrecord.link.tellings.words import Wording, wording
from onrecord.model import Event, Figure, Statement, Vote, When

OccurrenceKind = Literal["event", "statement", "figure", "vote"]
Days = tuple[date, date]


class Told(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A record of one report with what its report knows of those who take part.

    ``key`` is its number; ``actors`` are who acts, speaks, claims or votes, ``recipients`` whom it is done to;
    ``content`` are the words that say it by themselves, ``sentence`` the sentence that they stand in; ``context``
    are the names that its report tells of, countries aside; ``published`` is the report's day or time.
    """

    key: int
    id: str
    kind: OccurrenceKind
    report: str
    published: str | None = None
    fact: Event | Statement | Figure | Vote
    actors: tuple[Speaker, ...] = ()
    recipients: tuple[Speaker, ...] = ()
    content: str = ""
    sentence: str = ""
    context: frozenset[str] = frozenset()

    @property
    def event(self) -> Event:
        """The fact of a telling of kind "event"."""
        assert isinstance(self.fact, Event)
        return self.fact

    @property
    def figure(self) -> Figure:
        """The fact of a telling of kind "figure"."""
        assert isinstance(self.fact, Figure)
        return self.fact

    @property
    def vote(self) -> Vote:
        """The fact of a telling of kind "vote"."""
        assert isinstance(self.fact, Vote)
        return self.fact

    @property
    def statement(self) -> Statement:
        """The fact of a telling of kind "statement"."""
        assert isinstance(self.fact, Statement)
        return self.fact

    @cached_property
    def words(self) -> Wording:
        """The words of its sentence."""
        return wording(self.sentence)

    @cached_property
    def out(self) -> date | None:
        """The day on which its report came out."""
        return day(self.published)

    @cached_property
    def told_days(self) -> Days | None:
        """The days that the text itself gives, from first to last."""
        when = self.fact.date
        return days(when) if when is not None and when.text is not None else None


def days(when: When) -> Days | None:
    """An interval in whole days, None where an end is open."""
    start, end = day(when.start), day(when.end)
    return (start, end) if start is not None and end is not None else None


def day(told: str | None) -> date | None:
    """The day of an ISO 8601 date or time, None for what is none."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def order(told: Told) -> tuple[str, str]:
    """What sorts tellings as they came to be known, whichever came on record first."""
    return told.published or "~", told.id
