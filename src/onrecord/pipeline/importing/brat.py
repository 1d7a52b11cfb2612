"""brat's standoff format, a folder or a zip file of it: annotation by hand as readings.

Each ``.ann`` with the ``.txt`` beside it is a report and its reading. What is known of the report beside its text
(title, address, publisher, date) comes from ``reports.jsonl`` there, as ``onrecord export brat`` writes it, by the
report's id or the text file's name; without it the report is its text alone.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from onrecord.errors import NoArticle, NotText, ReportError
from onrecord.model import Arrival, Reading, Report, report_id
from onrecord.pipeline.importing.coded import coded
from onrecord.pipeline.importing.standoff import parsed

REPORTS = "reports.jsonl"

METHOD = "import brat standoff"
"""What read these reports: the same annotation in another folder is the same reading."""


class Told(msgspec.Struct, frozen=True):
    """What ``reports.jsonl`` says of a report: ``id`` is its id, or its text file's name without the ending."""

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


def looks_so(path: Path) -> bool:
    """A folder, or a zip file."""
    return path.is_dir() or (path.is_file() and zipfile.is_zipfile(path))


def readings(path: Path) -> Iterator[tuple[str, Reading | ReportError]]:
    """The reading of each ``.ann``, or what is wrong with it."""
    if path.is_dir():
        yield from _readings(path, path)
        return
    try:
        with zipfile.ZipFile(path) as folder:
            yield from _readings(zipfile.Path(folder), path)
    except zipfile.BadZipFile as error:
        yield str(path), NotText(f"The zip file is broken ({error}).", where=str(path), remedy="Make it again.")


def _readings(folder: Path | zipfile.Path, path: Path) -> Iterator[tuple[str, Reading | ReportError]]:
    inside = sorted(_files(folder), key=str)
    annotated = [file for file in inside if file.name.endswith(".ann")]
    if not annotated:
        yield (
            str(path),
            NoArticle(
                "There is no .ann file in it.",
                where=str(path),
                remedy="Name the folder or zip file that holds brat's .txt and .ann files.",
            ),
        )
        return
    try:
        listed = [
            msgspec.json.Decoder(Told).decode_lines(file.read_bytes()) for file in inside if file.name == REPORTS
        ]
    except msgspec.MsgspecError as error:
        yield (
            str(path),
            NotText(f"Its {REPORTS} can't be read ({error}).", where=str(path), remedy="Mend that file."),
        )
        return
    told = {one.id: one for of_file in listed for one in of_file}
    texts = {str(file): file for file in inside if file.name.endswith(".txt")}
    for file in annotated:
        where = f"{path}/{PurePosixPath(str(file)).relative_to(str(folder))}"
        text = texts.get(str(file).removesuffix(".ann") + ".txt")
        if text is None:
            yield where, NoArticle("There is no .txt file of its name.", where=where, remedy="Put the text there.")
        else:
            stem = file.name.removesuffix(".ann")
            yield where, _reading(file, text, told.get(stem, Told(id=stem)), where)


def _files(folder: Path | zipfile.Path) -> Iterator[Path | zipfile.Path]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _files(one)
        else:
            yield one


def _reading(
    file: Path | zipfile.Path, text_file: Path | zipfile.Path, told: Told, where: str
) -> Reading | ReportError:
    from onrecord import clean

    try:
        text, ann = text_file.read_bytes().decode("utf8"), file.read_bytes().decode("utf8")
        report = Report(
            id=report_id(text=text, url=told.url, publisher=told.publisher),
            title=told.title,
            url=told.url,
            publisher=told.publisher,
            published=told.published,
            text=text,
        )
        reading = coded(parsed(ann, text), report)
        passages = clean.passages(Arrival(report=report))
        return msgspec.structs.replace(reading, method=METHOD, passages=passages)
    except (ValueError, msgspec.MsgspecError) as error:
        return NotText(f"The annotation can't be read: {error}.", where=where, remedy="Mend it and import again.")
