"""What every format ends in: a report with its id, its language checked, its particulars settled."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.errors import NoArticle, NotText
from onrecord.intake.dates import iso_date
from onrecord.intake.language import require_english
from onrecord.model import Arrival, Particulars, Passage, Repair, Report, report_id

BROKEN = re.compile("[\0\ud800-\udfff]")
"""What no text has, and no database takes."""


def arrive(
    text: str,
    *,
    source: str,
    told: Particulars,
    found: Particulars = Particulars(),  # noqa: B008
    modified: str | None = None,
    repairs: Sequence[Repair] = (),
    marked: Sequence[Passage] = (),
    given_id: str | None = None,
) -> Arrival:
    """The arrival of this text. What the caller ``told`` wins over what was ``found`` in the markup.

    Raises:
        NoArticle: nothing but white space.
        NotText: a NUL character or half a character in it, which no text has.
        NotEnglish: the text is in another language.
    """
    if not text.strip():
        raise NoArticle("Empty: there is no text to read.", where=source, remedy="Check where it came from.")
    if BROKEN.search(text):
        raise NotText(
            "There are NUL characters, or halves of characters, in it.", where=source, remedy="Save it as UTF-8."
        )
    language = require_english(text, source=source)
    told, found = _whole(told), _whole(found)
    url = told.url or found.url
    publisher = told.publisher or found.publisher
    report = Report(
        id=report_id(text=text, url=url, publisher=publisher),
        title=told.title or found.title,
        url=url,
        publisher=publisher,
        published=iso_date(told.published) or iso_date(found.published),
        modified=iso_date(modified),
        language=language,
        text=text,
        repairs=tuple(repairs),
    )
    return Arrival(report=report, marked=tuple(marked), source=source, given_id=given_id)


def _whole(particulars: Particulars) -> Particulars:
    """The same without what no text has."""
    said = {name: BROKEN.sub("", value) for name, value in msgspec.structs.asdict(particulars).items() if value}
    return Particulars(**said)
