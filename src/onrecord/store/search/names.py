"""The index of names: each name on record, and each list of codes, under its words.

A word of the term that is asked for leads to the few names that have it, and an index over names to who bears
them: so an actor is found without looking at every name on record. A list of codes stands under the first three,
six and nine letters of each code, which are what may be asked for.
"""

import json
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, Select, bindparam, delete, exists, or_, select, true, union

from onrecord.store import tables as t
from onrecord.store.asking import AT_ONCE
from onrecord.store.facts import put
from onrecord.store.folding import fold, like

BORNE = (
    (t.names.c.folded, t.names.c.actor, true()),
    # Who is one of the report's actors goes by the actor's names.
    (t.participants.c.folded, t.participants.c.record, t.participants.c.actor.is_(None)),
    (t.actors.c.codes, t.actors.c.key, true()),
    (t.events.c.actor_codes, t.events.c.key, true()),
    (t.events.c.recipient_codes, t.events.c.key, true()),
)
"""The columns that are found by the index, each with the key of what bears it, and where it counts."""


def names_with(term: str) -> Select[tuple[str]]:
    """The names, folded, that have the words of this term side by side; it must have some."""
    word = max(fold(term).split(), key=len)  # the longest is likely the rarest
    found = t.name_words.c
    return select(found.name).where(found.word == word, found.name.like(like(term), escape="!"))


def codes_with(code: str) -> Select[tuple[str]]:
    """The lists of codes, as JSON, that have this code (of three, six or nine letters) or a longer one of it."""
    return select(t.name_words.c.name).where(t.name_words.c.word == code)


def names_in(connection: Connection, first: int, end: int) -> set[str]:
    """The names and lists of codes that stand under these keys, from the first to before the end."""
    each = [select(name).where(key >= first, key < end, counts) for name, key, counts in BORNE]
    return set(connection.execute(union(*each)).scalars())


def keep_names(connection: Connection, names: Collection[str]) -> None:
    """Put these in the index, as far as they are not in it."""
    put(connection, "name_words", _entries(names), known=True)


def entries_of(names: Collection[str]) -> list[dict[str, str]]:
    """The rows by which these are found."""
    return [{"word": word, "name": name} for word, name in _entries(names)]


def _entries(names: Collection[str]) -> list[tuple[str, str]]:
    return sorted((word, name) for name in names for word in _words(name))


def keep_all_names(connection: Connection) -> None:
    """Put the names of everything on record in the index."""
    for name, _, counts in BORNE:
        distinct = connection.execute(select(name).distinct().where(counts)).scalars()
        for few in distinct.partitions(AT_ONCE):
            keep_names(connection, few)


def leave_names(connection: Connection, names: Collection[str]) -> None:
    """Take out of the index those of these that nothing on record bears any more."""
    entry = t.name_words.c
    asked = select(or_(*(exists().where(name == bindparam("name"), counts) for name, _, counts in BORNE)))
    for name in sorted(names):
        if not connection.execute(asked, {"name": name}).scalar_one():
            gone = entry.word.in_(_words(name))
            connection.execute(delete(t.name_words).where(gone, entry.name == name))


def _words(name: str) -> set[str]:
    """What it is found by."""
    return set(_beginnings(name)) if name.startswith("[") else set(name.split())


def _beginnings(codes: str) -> Iterator[str]:
    for code in json.loads(codes):
        yield from (code[:letters] for letters in (3, 6, 9) if len(code) >= letters)
