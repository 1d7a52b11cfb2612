"""Calls that keep a record in order: removals, backups, checks."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.store import verifying
from onrecord.store.calls.opened import Opened
from onrecord.store.removing import keeping
from onrecord.store.removing.erasing import erase
from onrecord.store.removing.rows import RemovalLine, Removed
from onrecord.store.rows.records import Mismatch
from onrecord.store.upkeep.rows import Backup, Compacted


class Upkeep(Opened):
    """What leaves the record, its copies, whether it holds."""

    def remove(self, reports: Iterable[str], *, by: str, why: str) -> list[Removed]:
        """Take reports off the record, all or none; see :func:`onrecord.store.removing.removal.remove`. Then the
        file is cleared of their words, which waits for programs that read it: see :meth:`erase`."""
        from onrecord.store.removing.removal import remove

        with self._writing() as connection:
            done = [remove(connection, report, by=by, why=why) for report in reports]
        self.erase()
        # As they stand now: those of one call may be versions of each other.
        gone = {line.report: line for line in self.removals()}
        return [
            Removed(
                tombstone=gone[one.tombstone.report],
                superseded=tuple(report for report in one.superseded if report not in gone),
            )
            for one in done
        ]

    def erase(self) -> bool:
        """Clear the record's file of what was removed; see :func:`onrecord.store.removing.erasing.erase`."""
        self.check_writable()
        return erase(self._engine, self._writer, self.where)

    def removals(self, limit: int | None = None) -> Iterator[RemovalLine]:
        """What was removed."""
        with self._reading() as connection:
            yield from keeping.lines(connection, limit=limit)

    def backup(self, to: str | Path, *, replace: bool = False) -> Backup:
        """Copy the record into one file; see :func:`onrecord.store.upkeep.backing.backup`."""
        from onrecord.store.upkeep.backing import backup

        return backup(self._engine, to, where=self.where, replace=replace)

    def compact(self) -> Compacted:
        """Make the record small and fast; see :func:`onrecord.store.upkeep.compacting.compact`."""
        from onrecord.store.upkeep.compacting import compact

        self.check_writable()
        return compact(self._engine, self._writer, self.where)

    def mismatches(self) -> Iterator[Mismatch]:
        """Everything on record that doesn't hold."""
        with self._reading() as connection:
            yield from verifying.mismatches(connection)
