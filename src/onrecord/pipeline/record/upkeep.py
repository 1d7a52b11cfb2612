"""The upkeep of a record: what leaves it, its copies, who may open it, whether it holds."""

from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.pipeline.record.opened import Opened
from onrecord.store.access.access import Access
from onrecord.store.removing.rows import RemovalLine, Removed
from onrecord.store.rows.records import Mismatch
from onrecord.store.upkeep.rows import Backup, Compacted


class Upkeep(Opened):
    """Removals, backups, accounts, checks."""

    def remove(self, *reports: str, why: str, by: str | None = None) -> list[Removed]:
        """Take reports off the record with everything that came from them, down to the bytes of its file; what
        other reports tell is computed anew. A tombstone keeps who, when and why, and refuses the same text from
        then on. It can't be taken back: only added again, from outside. All are removed, or none.

        Raises:
            UnknownId: a report is not on record.
            BadDecision: no reason is given.
        """
        return self._store.remove(reports, by=self._by(by), why=why)

    def removals(self, *, limit: int | None = None) -> Iterator[RemovalLine]:
        """What was removed, the latest last."""
        return self._store.removals(limit)

    def erase(self) -> bool:
        """Clear the record's file of the words of what was removed, where another program held it at the time;
        False where one still does."""
        return self._store.erase()

    def backup(self, to: str | Path, *, replace: bool = False) -> Backup:
        """Copy the record, as it is at this moment, into a new file, or into a folder under a dated name, while
        others read and write it; the copy is read over before it gets its name. From a PostgreSQL server too it is
        a file that opens as a record. A file that is there is overwritten only with ``replace``.

        Raises:
            RecordError: there is such a file already, or it can't be written.
        """
        return self._store.backup(to, replace=replace)

    def compact(self) -> Compacted:
        """Give back the space of what was deleted, and make asking fast. Needs as much free disk as the record.

        Raises:
            RecordError: another program holds the record.
        """
        return self._store.compact()

    def verify(self) -> Iterator[Mismatch]:
        """Everything on record that no longer says what its report says; nothing where all is well."""
        return self._store.mismatches()

    @property
    def state(self) -> Callable[[], object]:
        """Asks for a value that is the same as before only where nothing was written meanwhile, by whomever."""
        return self._store.state

    @property
    def access(self) -> Access:
        """Who may open the record where it is served."""
        return self._store.access
