"""Records as they are compared across reports: each with what its report knows of those who take part."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection

from onrecord.link.occurrences import Told, keys_near, keys_of
from onrecord.link.tellings import keys_of as keys_of_words
from onrecord.link.tellings.speakers import name_words
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
from onrecord.store.facts import put
from onrecord.store.participants import parts_of
from onrecord.store.queries import fact_of

KINDS = ("event", "statement", "figure", "vote")
ACTING = ("actor", "speaker", "claimant", "body")
_CODES = msgspec.json.Decoder(tuple[str, ...])
LEAST = 0.4
"""A record that is less sure than this is compared with none."""
SURE = f"(confidence >= {LEAST} OR verdict IS NOT NULL)"
"""The same of standing records, as SQL."""
COMMON = 400
"""A key that more records have than this tells nothing."""
NEAREST = 30
"""So many of those that share most keys are looked at."""


def load(
    connection: Connection, numbers: Collection[int], known: Mapping[int, Told] | None = None
) -> dict[int, Told]:
    """Those of these records that stand and are sure enough; those that are ``known`` are not asked for."""
    known = known or {}
    found: dict[int, Told] = {number: known[number] for number in numbers if number in known}
    for few in some([number for number in numbers if number not in known]):
        told = rows(connection, _TOLD.format(listed(few)))
        if not told:
            continue
        keys = [key for key, *_ in told]
        parts = parts_of(connection, keys, *ACTING, "recipient")
        context = _context(connection, {key // t.PER_READING for key in keys})
        said = dict(rows(connection, _SENTENCES.format(listed(keys))))
        contents = dict(rows(connection, _CONTENTS.format(listed(keys))))
        for key, id, kind, body, report, published in told:
            own = parts.get(key, [])
            found[key] = Told(
                key=key, id=id, kind=kind, report=report, published=published, fact=_fact(kind, body),
                actors=tuple(speaker for part, speaker in own if part in ACTING),
                recipients=tuple(speaker for part, speaker in own if part == "recipient"),
                content=contents.get(key, ""), sentence=said.get(key, ""), context=context[key // t.PER_READING],
            )  # fmt: skip
    return found


_TOLD = (
    "SELECT key, id, kind, body, report, published FROM standing_records WHERE key IN ({})"
    f" AND kind IN ({', '.join(map(repr, KINDS))}) AND {SURE}"
)
_SENTENCES = "SELECT record, quote FROM evidence WHERE record IN ({}) AND place = 0"
_CONTENTS = "SELECT key, content FROM statements WHERE key IN ({})"
_NAMED = "SELECT reading, name, codes FROM actors WHERE reading IN ({}) AND kind <> 'unnamed'"
"""Asked past SQLAlchemy: of what an added report is compared with its own work were a third."""


@lru_cache(maxsize=4096)
def _fact(kind: str, body: str) -> Any:
    """A record's fact; those that much is told of come up again and again."""
    return fact_of(kind, body)


def _context(connection: Connection, readings: Collection[int]) -> dict[int, frozenset[str]]:
    """The names that each of these readings tells of, by their last words; those of countries say too little."""
    found: dict[int, set[str]] = {reading: set() for reading in readings}
    for reading, name, codes in rows(connection, _NAMED.format(listed(readings))):
        if not _country(codes):
            found[reading].update(name_words(name)[-1:])
    return {reading: frozenset(names) for reading, names in found.items()}


@lru_cache(maxsize=4096)
def _country(codes: str) -> bool:
    """Whether these codes are of countries alone."""
    each = _CODES.decode(codes)
    return bool(each) and all(len(code) == 3 for code in each)


def index(connection: Connection, new: Iterable[Told]) -> None:
    """Keep these records where their like will find them."""
    put(connection, "occurrence_index", [(key, told.key) for told in new for key in keys_of(told)])


def near(connection: Connection, new: Collection[Told]) -> dict[int, list[int]]:
    """For each of these records those on record that share most keys with it; statements by their words too."""
    found: dict[int, Counter[int]] = {told.key: Counter() for told in new}
    words = {told.key: keys_of_words(told.content) for told in new if told.kind == "statement"}
    for table, own in (
        ("occurrence_index", {told.key: keys_near(told) for told in new}),
        ("statement_index", words),
    ):
        held = _holding(connection, table, {key for keys in own.values() for key in keys})
        for number, keys in own.items():
            found[number].update(other for key in keys for other in held.get(key, ()) if other != number)
    return {
        number: [other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:NEAREST]]
        for number, shared in found.items()
    }


def _holding(connection: Connection, table: str, keys: Collection[int]) -> dict[int, list[int]]:
    """Which records have each of these keys; those that too many have are left out."""
    held: dict[int, list[int]] = {}
    for few in some(keys):
        rare = f"SELECT key FROM {table} WHERE key IN ({listed(few)}) GROUP BY key HAVING count(*) <= {COMMON}"
        query = f"SELECT key, record FROM {table} WHERE key IN ({rare})"
        for key, record in rows(connection, query):
            held.setdefault(key, []).append(record)
    return held
