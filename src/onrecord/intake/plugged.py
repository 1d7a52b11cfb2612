"""Formats that plug-ins bring: asked after those that are no text, and before text.

What a plug-in gives is taken in as everything is: its text is set right, its language told, its particulars
settled; what it can't read is one more error.
"""

import warnings
from collections.abc import Iterator
from functools import partial
from itertools import chain
from typing import BinaryIO

from onrecord import plugins
from onrecord.errors import NoArticle, ReportError, TooLarge
from onrecord.intake.arriving import arrive
from onrecord.intake.mojibake import set_right
from onrecord.model import Arrival, Particulars
from onrecord.plugins import Article, Intake, Plugin

Read = partial[Iterator[Arrival | ReportError]]


def reader_of(head: bytes) -> tuple[str, Read] | None:
    """The plug-in, by its name, and its ``read`` for a file that begins with these bytes; None where it is of no
    plug-in's format. One that fails to say counts as not having said so, and is named in a warning: the file may
    be anybody's.

    Raises:
        PluginError: a plug-in can't be used.
    """
    for plugin, intake in plugins.loaded("intake"):
        try:
            is_its = bool(intake.looks_so(head))
        except (Exception, SystemExit) as error:
            warnings.warn(f"{plugin} can't tell its format: {plugins.said(error)}.", RuntimeWarning, stacklevel=2)
            continue
        if is_its:
            return plugin.name, partial(_read, plugin, intake)
    return None


def _read(
    plugin: Plugin, intake: Intake, file: BinaryIO, *, source: str, told: Particulars, max_bytes: int
) -> Iterator[Arrival | ReportError]:
    """The arrivals of a file, or in their place the errors that say what is wrong."""
    found = enumerate(_found(plugin, intake, file, source), 1)
    first = next(found, None)
    if first is None:
        yield NoArticle(f"{plugin} finds no report in it.", where=source, remedy="Check where it came from.")
        return
    second = next(found, None)
    if second is None:
        yield _arrival(plugin, first[1], source, source, told, max_bytes)
        return
    for number, item in chain((first, second), found):
        yield _arrival(plugin, item, source, f"{source}:{number}", told, max_bytes)


def _found(plugin: Plugin, intake: Intake, file: BinaryIO, source: str) -> Iterator[Article | ReportError]:
    """What the plug-in gives; where it fails, that is the last."""
    try:
        yield from intake.read(file)
    except ReportError as error:
        yield error
    except (Exception, SystemExit) as error:
        yield plugins.failed(plugin, error, where=source)


def _arrival(  # noqa: PLR0917
    plugin: Plugin, item: Article | ReportError, source: str, numbered: str, told: Particulars, max_bytes: int
) -> Arrival | ReportError:
    if isinstance(item, ReportError):
        return type(item)(item.what, where=item.where or numbered, remedy=item.remedy)
    if not isinstance(item, Article):
        return plugins.broken(plugin, f"it gives {type(item).__name__}, which is no Article", where=numbered)
    said = (item.title, item.url, item.publisher, item.published, item.modified, item.id)
    if not isinstance(item.text, str) or not all(value is None or isinstance(value, str) for value in said):
        return plugins.broken(plugin, "an Article has something else than texts in it", where=numbered)
    where = f"{source}#{item.id}" if item.id else numbered
    if len(item.text) > max_bytes:
        return TooLarge(
            f"{len(item.text):,} characters, and the limit is {max_bytes:,} bytes.",
            where=where,
            remedy="Raise max_bytes, or split the report.",
        )
    try:
        text, repairs = set_right(item.text)
        found = Particulars(title=item.title, url=item.url, publisher=item.publisher, published=item.published)
        return arrive(
            text, source=where, told=told, found=found, modified=item.modified, repairs=repairs,
            given_id=item.id or None,
        )  # fmt: skip
    except ReportError as error:
        return error
