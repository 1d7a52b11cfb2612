"""JSON lines of readings: what ``onrecord export jsonl --of readings`` and ``onrecord read --jsonl`` write."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.errors import NotText, ReportError
from onrecord.model import Reading


def looks_so(path: Path) -> bool:
    """Whatever no other form claims."""
    return True


def readings(path: Path) -> Iterator[tuple[str, Reading | ReportError]]:
    """The reading of each line, or what is wrong with the line."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                where = f"{path}:{number}"
                yield where, _reading(line, where)


def _reading(line: bytes, where: str) -> Reading | ReportError:
    try:
        return Reading.from_json(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return NotText(
            f"The line is no reading ({error}).",
            where=where,
            remedy="A reading is one line of onrecord export jsonl --of readings; the other lines are taken in.",
        )
