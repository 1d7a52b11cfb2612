"""What is kept and told of other data sets' rows."""

from typing import Literal

import msgspec

from onrecord.model import Place

OutsideForm = Literal["acled", "gdelt", "polecat", "icews"]


class OutsideParty(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody on one side of a row: ``name`` as the row has it, ``names`` what it may be compared by, ``codes``
    PLOVER's ("SDNMIL"), as far as the row's own codes say them."""

    name: str
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()


class OutsideRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row of another data set. ``code`` is its type in that data set's own words, ``types`` what it may be in
    PLOVER's, none where nothing answers to it. ``start`` and ``end`` are ISO 8601 days, both inclusive, None where
    the row has none; ``dated_by`` says whether they are of the event or of the report that tells it. ``status`` is
    only in rows that OnRecord exported. ``notes``, ``source`` and ``url`` are the row's own."""

    id: str
    start: str | None
    end: str | None
    dated_by: Literal["event", "report"] = "event"
    code: str = ""
    types: tuple[str, ...] = ()
    mode: str | None = None
    cameo: str | None = None
    status: str | None = None
    actors: tuple[OutsideParty, ...] = ()
    recipients: tuple[OutsideParty, ...] = ()
    place: Place | None = None
    fatalities: int | None = None
    notes: str | None = None
    source: str | None = None
    url: str | None = None


class OutsideLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row with where it stands: its data set, the file as it was given, that file's SHA-256, and its number in
    it, counted as a spreadsheet does, from 1 and with the header."""

    record: OutsideRow
    dataset: str
    file: str
    sha256: str
    row: int


class OutsideFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that rows are taken in from. ``rows`` is the last of its rows that was; ``lacking`` are the columns
    that it does not have."""

    key: int
    dataset: str
    form: OutsideForm
    source: str
    sha256: str
    rows: int = 0
    broken: int = 0
    finished: bool = False
    lacking: tuple[str, ...] = ()


class OutsideDataset(msgspec.Struct, frozen=True, kw_only=True):
    """A data set beside the record: how many rows it has, from the first day to the last, and of which files.
    ``broken`` counts the rows in quarantine; ``unfinished`` the files whose import was cut off."""

    name: str
    form: OutsideForm
    rows: int
    since: str | None
    until: str | None
    files: tuple[OutsideFile, ...]
    broken: int = 0
    unfinished: int = 0


class OutsideKept(msgspec.Struct, frozen=True, kw_only=True):
    """What became of some rows: ``added``, ``replaced`` (the data set had another under the same id, from an
    earlier file), ``unchanged`` (it had this one)."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
