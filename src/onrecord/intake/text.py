"""Plain text: the report is the file, to the letter."""

from collections.abc import Iterator

from onrecord.errors import ReportError
from onrecord.intake.arriving import arrive
from onrecord.intake.mojibake import set_right
from onrecord.model import Arrival, Particulars, Repair


def looks_so(text: str) -> bool:
    """Whatever nothing else claims is plain text."""
    return True


def read(
    text: str, *, source: str, told: Particulars, repairs: tuple[Repair, ...] = ()
) -> Iterator[Arrival | ReportError]:
    """One arrival. Line ends, spaces and the last newline stay, so that offsets hold in the file as well.

    A lone carriage return and line feed pair counts as the two characters that it is.
    """
    try:
        right, repaired = set_right(text, repairs)
        yield arrive(right, source=source, told=told, repairs=repaired)
    except ReportError as error:
        yield error
