"""What may be asked of the record's lists."""

from datetime import date
from typing import TypedDict


class Filters(TypedDict, total=False):
    """What a query may ask for; each that is given narrows it down.

    ``actor``: a name in any form that a report uses, by whole words, or a PLOVER code ("ISR", "ISRGOV");
    ``place``: a place's name or a country's code; ``since``, ``until``: ISO 8601 days (or a month, a year),
    inclusive; what has no date of its own goes by its report's. ``speaker``: a statement's speaker, as ``actor``,
    or the text's words for somebody it does not name ("US officials"); ``addressee``: to whom. ``type``: an
    event's type, a statement's, figure's, change's or actor's kind; ``status``: an event's status, a statement's
    act, a vote's outcome; both take several, separated by commas. ``about``: words that all occur in the evidence.
    ``min_confidence``: the bar, the settings' where it is not given. ``publisher``: part of the name of the
    report's. ``query``: words and fields in the language of :mod:`onrecord.store.query`, which hold beside the
    rest. ``added_since``: a moment as the record keeps it, in UTC; only what a report tells that came on record
    then or later, be it one of several. ``limit``: at most so many. ``newest``: the latest first, where lists
    otherwise begin with the earliest.
    """

    actor: str | None
    place: str | None
    since: str | date | None
    until: str | date | None
    type: str | None
    status: str | None
    speaker: str | None
    addressee: str | None
    about: str | None
    publisher: str | None
    query: str | None
    added_since: str | None
    min_confidence: float | None
    limit: int | None
    newest: bool | None
