"""Who acts, speaks, claims or votes."""

from typing import Literal

import msgspec

from onrecord.model.span import Span

ActorKind = Literal["person", "organization", "government", "armed_group", "population", "place", "unnamed"]


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """An office or function that an actor holds. ``country`` is ISO 3166 alpha-3, ``sector`` PLOVER's.

    ``evidence`` is the span that gives the role, None where it comes from the table of offices.
    ``since`` and ``until`` (JSON: ``from``, ``to``) are ISO 8601 days, inclusive.
    ``sure`` is how sure the table is of them; a term that is not sure also counts a month (medium) or half a year
    (low) beyond its dates.
    """

    title: str
    of: str | None = None
    country: str | None = None
    sector: str | None = None
    since: str | None = msgspec.field(name="from", default=None)
    until: str | None = msgspec.field(name="to", default=None)
    evidence: Span | None = None
    sure: Literal["high", "medium", "low"] | None = None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One identity within a report, under all the names that the report gives it.

    ``name`` is the fullest form that the report uses. ``codes`` are PLOVER actor codes: a country (ISO 3166
    alpha-3, KOS) or UNO, EUR, IGO, NGO, ISM, IMG, MNC, then the sector as of the report's date.
    """

    id: str
    name: str
    kind: ActorKind
    codes: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
