"""``/search``: reports and records that answer to words and fields."""

from typing import Annotated

import msgspec
from litestar.params import Parameter

from onrecord.serve.asked import Asked, Of, Window, cursor_at, most
from onrecord.serve.page import page
from onrecord.store.search.rows import AttentionLine, Facets, Hit

EACH = 20


class Piece(msgspec.Struct, frozen=True):
    """Some words; ``marked`` where they were asked for."""

    words: str
    marked: bool


class Marked(msgspec.Struct, frozen=True, kw_only=True):
    """A hit, with its snippet and its report's title in parts, the words that were asked for apart."""

    hit: Hit
    snippet: tuple[Piece, ...]
    title: tuple[Piece, ...]


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """What answers to a query, the best first; as :class:`onrecord.store.search.rows.Found`, a part at a time.
    ``attention`` is how much of it was told over time."""

    query: str
    reports: int = 0
    records: int = 0
    more: bool = False
    rows: tuple[Marked, ...] = ()
    next: str | None = None
    facets: Facets = Facets()
    attention: tuple[AttentionLine, ...] = ()


@page("/search", title="Search", template="search.html")
def search(
    record: Of,
    asked: Asked,
    window: Window,
    offset: Annotated[int, Parameter(ge=0, description="Leave out so many of the best.")] = 0,
    over_time: Annotated[bool, Parameter(description="How much was told over time, too.")] = False,
) -> Search:
    """Reports and records by words, phrases and fields."""
    beside = asked.copy()
    query = beside.pop("query", None)
    if not query:
        return Search(query="")
    start, size = window.start + offset, min(window.size, EACH)
    found = record.search(query, offset=start, **most(beside, size))
    onward = start + size < found.reports + found.records
    return Search(
        query=query,
        reports=found.reports,
        records=found.records,
        more=found.more,
        rows=tuple(map(marked, found.hits)),
        next=cursor_at(start + size) if onward else None,
        facets=found.facets,
        attention=tuple(record.attention(query, by="week", **beside)) if over_time else (),
    )


def marked(hit: Hit) -> Marked:
    """The hit with its parts."""
    return Marked(
        hit=hit, snippet=parts(hit.snippet, hit.marks), title=parts(hit.report.title or "", hit.title_marks)
    )


def parts(words: str, marks: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """The words in parts, those at the marks apart.

    >>> [part.words for part in parts("a ceasefire holds", ((2, 11),))]
    ['a ', 'ceasefire', ' holds']
    """
    found: list[Piece] = []
    at = 0
    for start, end in sorted(marks):
        if start > at:
            found.append(Piece(words[at:start], False))
        if end > max(start, at):
            found.append(Piece(words[max(start, at) : end], True))
        at = max(at, end)
    return (*found, Piece(words[at:], False)) if at < len(words) else tuple(found)
