"""Placeholder."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import ReportError
from onrecord.model import Reading


def looks_so(path: Path) -> bool:
    return False


def readings(path: Path) -> Iterator[tuple[str, Reading | ReportError]]:
    yield from ()
