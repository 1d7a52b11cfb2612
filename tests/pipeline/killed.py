"""What is killed in test_kills.py: ``python -m tests.pipeline.killed WHAT RECORD FOLDER`` says that it is ready, and
goes at it, most of it until it is killed."""

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import msgspec

import onrecord.store.copying
import onrecord.store.migrating
import onrecord.store.removing.removal
import onrecord.store.storying
import onrecord.store.upkeep.restoring
from onrecord.model import Reading
from onrecord.pipeline.record import open_record, restore
from tests.store.said import said


def readings(count: int) -> Iterator[Reading]:
    """Small readings like no other, but that every eighth is a copy of the one before."""
    for number in range(count):
        told = number - (number % 8 == 7)
        quote = f'"We will decide on pier {told} and on ship {told * 7} of the {told}th convoy this week,"'
        yield said(f"The Harbour Ledger {number}", (f"Petra Holl{chr(97 + told % 26)}n", quote), published="2024-05-16")


def write(file: Path, count: int) -> None:
    """These readings, as JSON lines."""
    file.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in readings(count)))


def importing(record: Path, folder: Path) -> None:
    """Read them in; it ends."""
    with open_record(record) as opened:
        opened.import_readings(folder / "readings.jsonl")


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
    each.__name__: each for each in (importing, compacting, backing_up, restoring, migrating)
}

if __name__ == "__main__":
    print("ready", flush=True)
    WHAT[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
