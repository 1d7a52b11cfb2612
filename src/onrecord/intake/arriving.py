"""What every format ends in: a report with its id, its language checked, its particulars settled."""

from collections.abc import Sequence

from onrecord.errors import NoArticle
from onrecord.intake.dates import iso_date
from onrecord.intake.language import require_english
from onrecord.model import Arrival, Particulars, Passage, Repair, Report, report_id


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
        NotEnglish: the text is in another language.
    """
    if not text.strip():
        raise NoArticle("Empty: there is no text to read.", where=source, remedy="Check where it came from.")
    language = require_english(text, source=source)
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
