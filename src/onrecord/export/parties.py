"""Who takes part in the rows, as one party over all the reports that give them the same name."""

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache

from onrecord.data import table
from onrecord.export.texts import AT_HAND
from onrecord.model import Actor
from onrecord.pipeline.record import Record
from onrecord.store.folding import fold


class Parties:
    """The actors of a record's reports, those of the last reports asked for held."""

    def __init__(self, record: Record) -> None:
        self._actors = lru_cache(AT_HAND)(
            lambda report: {actor.id: actor for actor in record.reading(report).actors}
        )

    def of(self, report: str, ids: Iterable[str | None]) -> list[Actor]:
        """The actors of a report by their ids within it; None is nobody."""
        actors = self._actors(report)
        return [actors[id] for id in ids if id is not None and id in actors]


def identity(actor: Actor) -> str:
    """The same for all actors of one name and kind, in whichever record, as ``onrecord actors`` counts them:
    sha256 of kind and name, its first 24 hex digits."""
    return digest(actor.kind, fold(actor.name))


def digest(*parts: str) -> str:
    """24 hex digits that stand for these words."""
    return hashlib.sha256("\0".join(parts).encode("utf8", "surrogatepass")).hexdigest()[:24]


@cache
def _alpha2() -> dict[str, str]:
    return {row["alpha3"]: row["alpha2"] for row in table("countries.tsv")}


def alpha2(alpha3: str | None) -> str | None:
    """The two letters of a country's three, None where they are no country's.

    >>> alpha2("PHL"), alpha2("UNO")
    ('PH', None)
    """
    return _alpha2().get(alpha3 or "") or None


def countries(actor: Actor) -> list[str]:
    """The countries of an actor's codes, as two letters."""
    return list(dict.fromkeys(code for one in actor.codes if (code := alpha2(one[:3]))))
