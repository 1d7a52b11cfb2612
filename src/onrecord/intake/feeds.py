"""Feeds: each entry that holds an article's text is a report."""

from collections.abc import Iterator
from html import escape

import msgspec

from onrecord.errors import NoArticle, ReportError
from onrecord.intake import html, syndicated
from onrecord.intake.arriving import arrive
from onrecord.intake.dates import iso_date
from onrecord.intake.mojibake import set_right
from onrecord.intake.syndicated import Entry
from onrecord.model import Arrival, Particulars, Passage, Repair

SUMMARY = 60
"""Words from which a summary may be the article itself, unless it is cut off."""

looks_so = syndicated.looks_so


def read(
    text: str, *, source: str, told: Particulars, repairs: tuple[Repair, ...] = ()
) -> Iterator[Arrival | ReportError]:
    """One arrival an entry, the earliest first, or in its place the error that says why it gives none: it has only
    a summary, as most feeds do, or none."""
    try:
        feed = syndicated.feed_of(text)
    except ReportError as error:
        yield type(error)(error.what, where=source, remedy="Check that it was saved whole.")
        return
    if not feed.entries:
        yield NoArticle("The feed has no entries.", where=source, remedy="Fetch it again later.")
    publisher = told.publisher or feed.title
    for entry in in_order(feed.entries):
        for item in arrival_of(entry, where=f"{source}#{entry.id}", told=told, publisher=publisher):
            yield _repaired(item, text, repairs) if repairs and isinstance(item, Arrival) else item


def in_order(entries: tuple[Entry, ...]) -> list[Entry]:
    """The earliest first: by their dates where all have one, else from the last, for feeds begin with the news."""
    backwards = list(reversed(entries))
    if all(entry.published for entry in entries):
        backwards.sort(key=lambda entry: (entry.published or "")[:10])
    return backwards


def arrival_of(
    entry: Entry, *, where: str, told: Particulars, publisher: str | None = None
) -> Iterator[Arrival | ReportError]:
    """The report that an entry holds. Its ``given_id`` is the entry's id; ``where`` is its source."""
    if not entry.content.strip():
        yield NoArticle("The entry has no text.", where=where, remedy=_elsewhere(entry))
        return
    said = Particulars(
        title=told.title or entry.title,
        url=told.url or entry.link,
        publisher=told.publisher or publisher,
        published=told.published or entry.published,
    )
    if not entry.whole and (why := _no_article(entry)):
        yield NoArticle(f"The entry has {why}.", where=where, remedy=_elsewhere(entry))
        return
    for item in (_plain if entry.plain else _marked_up)(entry, where, said):
        if isinstance(item, Arrival):
            report = msgspec.structs.replace(item.report, modified=iso_date(entry.modified))
            item = msgspec.structs.replace(item, report=report, given_id=entry.id)
        yield item


def _plain(entry: Entry, where: str, said: Particulars) -> Iterator[Arrival | ReportError]:
    """The entry's title as the headline, and its text to the letter."""
    headline, _ = set_right(entry.title or "")
    words, repairs = set_right(entry.content.strip())
    before = f"{headline}\n\n" if headline else ""
    moved = [msgspec.structs.replace(r, start=r.start + len(before), end=r.end + len(before)) for r in repairs]
    marked = [Passage(start=0, end=len(headline), kind="headline")] if headline else []
    try:
        yield arrive(f"{before}{words}", source=where, told=said, repairs=moved, marked=marked)
    except ReportError as error:
        yield error


def _marked_up(entry: Entry, where: str, said: Particulars) -> Iterator[Arrival | ReportError]:
    """The entry as the page that it is cut from."""
    title = escape(entry.title or "")
    heading = f"<h1>{title}</h1>" if title else ""
    page = (
        f"<html><head><title>{title}</title></head><body><article>{heading}{entry.content}</article></body></html>"
    )
    for item in html.read(page, source=where, told=said):
        if isinstance(item, NoArticle):
            item = NoArticle("The entry has no article in it.", where=where, remedy=_elsewhere(entry))
        yield item


def _no_article(entry: Entry) -> str | None:
    """Why a summary is none."""
    from onrecord.intake.markup import plain_words, words_of

    words = entry.content if entry.plain else plain_words(entry.content)
    if len(words.split()) < SUMMARY:
        return "only a summary"
    return "a text that is cut off" if words.rstrip().lower().endswith(tuple(words_of("cut_off"))) else None


def _elsewhere(entry: Entry) -> str:
    return f"Add its page instead: {entry.link}" if entry.link else "Leave it out."


def _repaired(arrival: Arrival, text: str, repairs: tuple[Repair, ...]) -> Arrival:
    """The arrival with those repairs of the feed's bytes that are in it."""
    found = html.found_again(text, arrival.report.text, repairs)
    report = msgspec.structs.replace(arrival.report, repairs=(*found, *arrival.report.repairs))
    return msgspec.structs.replace(arrival, report=report)
