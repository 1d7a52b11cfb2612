"""The shortest way: one text in, its reading out."""

from functools import lru_cache

from onrecord.data.own import Own
from onrecord.data.own.files import own_from
from onrecord.errors import NotText
from onrecord.intake import text as plain_text
from onrecord.intake.formats import doubtful
from onrecord.model import Particulars, Reading
from onrecord.pipeline.reader import Reader
from onrecord.settings import Settings


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    title: str | None = None,
    settings: Settings | None = None,
) -> Reading:
    """The reading of one report's text. ``published`` is an ISO 8601 day or time; times that only it could settle
    stay open without it.

    >>> reading = read("Officials in Oslo said on Monday that talks were called off.", published="2024-03-27")
    >>> reading.report.published
    '2024-03-27'

    Raises:
        ReportError: there is nothing to read, it is not English, or ``published`` is no day.
        SettingsError: a file of own names can't be used.
        PluginError: a plug-in can't be used.
    """
    told = Particulars(title=title, url=url, publisher=publisher, published=published)
    if (error := doubtful(told, "the text")) is not None:
        raise error
    if any("\ud800" <= letter <= "\udfff" for part in (text, title, publisher, url) for letter in part or ""):
        raise NotText("There is half a character in it.", remedy="Decode it as what it is, such as UTF-16.")
    arrival = next(iter(plain_text.read(text, source="the text", told=told)))
    if isinstance(arrival, Exception):
        raise arrival
    settings = settings or Settings.load()
    return _reader(settings, own_from(settings.own)).read(arrival)


@lru_cache(maxsize=4)
def _reader(settings: Settings, own: Own) -> Reader:
    return Reader(settings, own=own)
