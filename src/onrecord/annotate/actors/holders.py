"""Who held which office when.

The tables end on a day; whatever had not ended then counts as going on. A phrase with no date may come from any
year, most probably from one in which the person was in the news for the office, so that who left it only
shortly before the tables' end counts as holding it.
"""

from datetime import date as day_of
from datetime import timedelta
from functools import lru_cache

from onrecord.annotate.actors.tables import Body, Holder, Sure, Term

KNOWN_UNTIL = "2025-06-30"
UNDATED = "2022-10-01"
"""A phrase without a date is read as if from between here and :data:`KNOWN_UNTIL`."""

SLACK: dict[Sure, int] = {"high": 0, "medium": 31, "low": 183}
"""Days beyond its dates, at either end, in which a term may still have run, by how sure the table is of them."""

FORMER = "ELI"
_OFFICIAL = frozenset(("GOV", "LEG", "MIL", "JUD", "COP", "SPY", "PTY"))


def former(sector: str) -> str:
    """The sector of those who held a function and no longer do: PLOVER's elite for what is official."""
    return FORMER if sector in _OFFICIAL else sector


def term_at(holder: Holder, date: str | None) -> tuple[Term, bool]:
    """The term that says who the holder was on that day (ISO, None: no date), and whether it was over by then.

    A term whose dates are not sure counts for as long beyond them as :data:`SLACK` says, unless the holder has
    another that surely runs on the day."""
    if date is None:
        last = max(holder.terms, key=lambda term: (term.until or "9999", term.since))
        return last, not last.died and bool(last.until) and last.until < UNDATED
    past: Term | None = None
    for term in holder.terms:
        if term.since and not _begun(term.since, date):
            continue
        if not term.until or not _over(term.until, date):
            past = term
            break
        if past is None or term.until >= past.until:
            past = term
    if past is None:
        return holder.terms[0], False
    if not past.until or past.died or not _over(past.until, date):
        return past, False
    near = [term for term in holder.terms if _may_run(term, date)]
    return (near[-1], False) if near else (past, True)


def current_terms(holder: Holder, date: str | None) -> list[Term]:
    """The terms that run on that day; if none does, those that may, because their dates are not sure."""
    day = date or KNOWN_UNTIL
    sure = [
        term
        for term in holder.terms
        if (not term.since or _begun(term.since, day)) and (not term.until or not _over(term.until, day))
    ]
    return sure or [term for term in holder.terms if _may_run(term, day)]


def body_at(bodies: tuple[Body, ...], date: str | None) -> Body:
    """The period of an organization that holds on that day; with no date, the last."""
    if date is not None:
        for body in bodies:
            if (not body.since or _begun(body.since, date)) and (not body.until or not _over(body.until, date)):
                return body
    return bodies[-1]


def _begun(since: str, day: str) -> bool:
    return since <= day[: len(since)]


def _over(until: str, day: str) -> bool:
    return until < day[: len(until)]


def _may_run(term: Term, day: str) -> bool:
    """Whether the term runs on that day if its dates are as far off as they may be. A death is dated surely."""
    slack = SLACK[term.sure]
    if not slack:
        return False
    begun = not term.since or _begun(term.since, _moved(day, slack))
    return begun and (not term.until or not _over(term.until, day if term.died else _moved(day, -slack)))


@lru_cache(maxsize=64)
def _moved(day: str, days: int) -> str:
    return (day_of.fromisoformat(day[:10]) + timedelta(days)).isoformat()
