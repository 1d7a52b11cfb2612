"""Records as they are compared across reports: each with what its report knows of those who take part."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import msgspec
from sqlalchemy import Connection, select

from onrecord.link.occurrences import Told, keys_near, keys_of
from onrecord.link.tellings import keys_of as keys_of_words
from onrecord.link.tellings.speakers import name_words
from onrecord.store import tables as t
from onrecord.store.asking import listed, rows, some
from onrecord.store.facts import put
from onrecord.store.filters import sure
from onrecord.store.participants import parts_of
from onrecord.store.queries import MODELS, STANDING

KINDS = ("event", "statement", "figure", "vote")
ACTING = ("actor", "speaker", "claimant", "body")
_CODES = msgspec.json.Decoder(tuple[str, ...])
LEAST = 0.4
"""A record that is less sure than this is compared with none."""
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
        standing = STANDING.c
        asked = select(
            standing.key, standing.id, standing.kind, standing.body, standing.report, standing.published
        ).where(standing.key.in_(few), standing.kind.in_(KINDS), sure(STANDING, LEAST))
        standing_rows = connection.execute(asked).mappings().all()
        keys = [row["key"] for row in standing_rows]
        parts = parts_of(connection, keys, *ACTING, "recipient")
        context = _context(connection, {key // t.PER_READING for key in keys})
        said, contents = _sentences(connection, keys), _contents(connection, keys)
        for row in standing_rows:
            key = row["key"]
            own = parts.get(key, [])
            found[key] = Told(
                key=key, id=row["id"], kind=row["kind"], report=row["report"], published=row["published"],
                fact=msgspec.json.decode(row["body"], type=MODELS[row["kind"]]),  # type: ignore[arg-type]
                actors=tuple(speaker for part, speaker in own if part in ACTING),
                recipients=tuple(speaker for part, speaker in own if part == "recipient"),
                content=contents.get(key, ""), sentence=said.get(key, ""), context=context[key // t.PER_READING],
            )  # fmt: skip
    return found


def _sentences(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    """Of each record the first sentence that tells it."""
    line = t.evidence.c
    asked = select(line.record, line.quote).where(line.record.in_(keys), line.place == 0)
    return {record: words for record, words in connection.execute(asked)}  # noqa: C416


def _context(connection: Connection, readings: Collection[int]) -> dict[int, frozenset[str]]:
    """The names that each of these readings tells of, by their last words; those of countries say too little."""
    found: dict[int, set[str]] = {reading: set() for reading in readings}
    actor = t.actors.c
    asked = select(actor.reading, actor.name, actor.codes).where(
        actor.reading.in_(readings), actor.kind != "unnamed"
    )
    for reading, name, codes in connection.execute(asked):
        if not (_CODES.decode(codes) and all(len(code) == 3 for code in _CODES.decode(codes))):
            found[reading].update(name_words(name)[-1:])
    return {reading: frozenset(names) for reading, names in found.items()}


def _contents(connection: Connection, keys: Collection[int]) -> dict[int, str]:
    said = t.statements.c
    asked = select(said.key, said.content).where(said.key.in_(keys))
    return {record: words for record, words in connection.execute(asked)}  # noqa: C416


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
