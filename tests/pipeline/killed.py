"""What is killed in test_kills.py.

``python -m tests.pipeline.killed`` takes lines: ``WHAT``, ``RECORD`` and ``FOLDER`` start a process that goes at
it, most of it until it is killed; ``kill`` or ``wait`` ends it, and is told how it ended.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import cycle
from pathlib import Path
from traceback import print_exception

import msgspec

from onrecord.model import Reading
from onrecord.pipeline.record import open_record, restore
from tests.store.said import said


def readings(count: int) -> Iterator[Reading]:
    """Small readings like no other, but that every eighth is a copy of the one before."""
    for number in range(count):
        told = number - (number % 8 == 7)
        quote = f'"We will decide on pier {told} and on ship {told * 7} of the {told}th convoy this week,"'
        yield said(
            f"The Harbour Ledger {number}", (f"Petra Holl{chr(97 + told % 26)}n", quote), published="2024-05-16"
        )


def write(file: Path, count: int) -> None:
    """These readings, as JSON lines."""
    file.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings(count)))


def importing(record: Path, folder: Path) -> None:
    """Read them in; it ends."""
    with open_record(record) as opened:
        opened.import_readings(folder / "readings.jsonl")


def bringing(record: Path, folder: Path) -> None:
    """Have the rows of another data set stand beside it; it ends."""
    with open_record(record) as opened:
        opened.import_outside(folder / "rows.export.CSV", form="gdelt")


def compacting(record: Path, folder: Path) -> None:
    """Over and over."""
    with open_record(record) as opened:
        while True:
            opened.compact()


def backing_up(record: Path, folder: Path) -> None:
    """Over and over, under one name."""
    with open_record(record) as opened:
        while True:
            opened.backup(folder / "kept.db", replace=True)


def restoring(record: Path, folder: Path) -> None:
    """One of two backups after the other."""
    for backup in cycle(("b.db", "a.db")):
        restore(folder / backup, record, replace=True)


def migrating(record: Path, folder: Path) -> None:
    """Open it, which brings it up to date; it ends."""
    open_record(record).close()


WHAT: dict[str, Callable[[Path, Path], None]] = {
    each.__name__: each for each in (importing, bringing, compacting, backing_up, restoring, migrating)
}

LATE = ("copying", "storying", "migrating", "removing.removal", "upkeep.backing", "upkeep.restoring")
"""What is loaded when it is needed, so that a kill would come while it is."""


def main() -> None:
    """A process of its own for each line, with everything loaded already."""
    for module in LATE:
        import_module(f"onrecord.store.{module}")
    while line := sys.stdin.readline():
        what, record, folder = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            try:
                WHAT[what](Path(record), Path(folder))
            finally:  # what it raised is on standard error, by now or never
                ended = sys.exc_info()[1]
                if ended:
                    print_exception(ended)
                os._exit(bool(ended))
        print("started", flush=True)
        if sys.stdin.readline() == "kill\n":
            os.kill(child, signal.SIGKILL)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
