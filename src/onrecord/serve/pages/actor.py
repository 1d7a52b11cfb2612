"""``/actor``: a dossier on one actor."""

from typing import Annotated

import msgspec
from litestar.params import Parameter

from onrecord.errors import UnknownId
from onrecord.serve.asked import Of
from onrecord.serve.page import page
from onrecord.store.folding import fold
from onrecord.store.rows.records import StatementLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine
from onrecord.store.search.rows import AttentionLine

SHOWN = 12
LIKE = 40
Text = str | None


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """What the record has on whoever goes by ``name``, the latest first. ``identities`` are the actors whose name
    it is, ``others`` those of a name that has it in it. ``events`` are those that they have a part in, each once;
    ``said`` their statements, ``told`` those that they are told, both on the subject ``about`` where one is asked
    for, then the earliest first; ``changes`` what turned that they have a part in."""

    name: str
    about: str | None
    identities: tuple[ActorLine, ...]
    others: tuple[ActorLine, ...]
    events: tuple[OccurrenceLine, ...]
    said: tuple[StatementLine, ...]
    told: tuple[StatementLine, ...]
    changes: tuple[ChangeLine, ...]
    attention: tuple[AttentionLine, ...]


@page("/actor", title="", template="actor.html", unknown=True)
def actor(
    record: Of,
    name: Annotated[str, Parameter(min_length=1, description="A name in any form, or a PLOVER code.")],
    about: Annotated[Text, Parameter(description="A subject: words that the statements have.")] = None,
) -> Dossier:
    """What an actor did, said and was told, and what turned."""
    found = tuple(record.actors(actor=name, limit=LIKE))
    if not found:
        raise UnknownId(f"nobody on record goes by {name!r}.", remedy="See the names on the page of actors.")
    same = tuple(line for line in found if fold(line.record.name) == fold(name)) or found[:1]
    on, newest = about or None, not about
    return Dossier(
        name=same[0].record.name if len(found) == 1 else name,
        about=on,
        identities=same,
        others=tuple(line for line in found if line not in same),
        events=tuple(record.occurrences("event", actor=name, limit=SHOWN, newest=True)),
        said=tuple(record.statements(speaker=name, about=on, limit=4 * SHOWN if on else SHOWN, newest=newest)),
        told=tuple(record.statements(addressee=name, about=on, limit=SHOWN, newest=newest)),
        changes=tuple(record.changes(actor=name, limit=SHOWN, newest=True)),
        attention=tuple(record.attention(by="week", actor=name)),
    )
