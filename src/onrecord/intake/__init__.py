"""1 · Bytes to reports: text, HTML, PDF, JSON lines, ninjs, feeds, WARC.

In: bytes, or files and folders. Out: arrivals, each a report with its text, language, particulars and the
repairs that its encoding took, and what its markup says of its passages. Promise: the format is told by content,
never by a file's name; the text is the source's own words, and for plain text the file to the letter, line ends
included; what can't be read comes out as the error that says what, where and what to do, in its place among the
others, and stops none of them; and so does a crawled page that is near certainly no report (``PassedBy``).

The formats are the open lists :data:`FORMATS` and, of those that are no text, :data:`PACKED`. Dates are ISO 8601
or None, and what the caller says in :class:`~onrecord.model.Particulars` wins over the markup. A report's own id
in JSON lines is kept in ``given_id`` and stands behind ``#`` in ``source``, and so does an entry's of a feed;
without one it is the line's number behind ``:``, and of a crawl the record's.

>>> page = b"<html><h1>Ferry sinks</h1><p>A ferry sank off Ersin on Monday and all 300 people "
>>> page += b"on board were saved, the coast guard said.</p>"
>>> page += b"<figure><img><figcaption>The wreck off Ersin</figcaption></figure></html>"
>>> [arrival] = arrivals(page, source="ersin.html", particulars=Particulars(published="March 28, 2024"))
>>> print(arrival.report.published, arrival.report.text.split("\\n\\n")[0], [p.kind for p in arrival.marked])
2024-03-28 Ferry sinks ['headline', 'caption']
>>> [error] = arrivals(b"PK\\x03\\x04 ...", source="ersin.docx")
>>> print(error)
ersin.docx: This is a zip archive or an office document, not text. Unpack it or export its text.
"""

from onrecord.intake.dates import iso_date
from onrecord.intake.files import arrivals_of, files
from onrecord.intake.formats import FORMATS, PACKED, Format, Packed, arrivals
from onrecord.intake.language import language_of
from onrecord.model import Particulars

__all__ = [
    "FORMATS",
    "PACKED",
    "Format",
    "Packed",
    "Particulars",
    "arrivals",
    "arrivals_of",
    "files",
    "iso_date",
    "language_of",
]
