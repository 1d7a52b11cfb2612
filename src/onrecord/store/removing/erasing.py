"""The database's own file, cleared of what was deleted."""

from sqlalchemy import Engine

from onrecord.store.removing import keeping
from onrecord.store.upkeep.rewriting import rewrite


def erase(engine: Engine, writer: Engine, where: str) -> bool:
    """Clear the file of what was removed; False where another program is reading or writing it, so that words may
    still be there. Needs as much free disk as the record takes.

    Raises:
        RecordError: the file can't be written anew.
    """
    with engine.connect() as connection:
        if not keeping.to_erase(connection):
            return True
    undone = "reports are removed, but it can't be cleared of their words yet"
    return rewrite(engine, writer, where, undone=undone, again="onrecord removals --clear")
