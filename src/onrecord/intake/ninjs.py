"""ninjs, the IPTC's news in JSON: items of 1.x (``body_text``, ``byline``), and from 2.0 on (``bodies``, ``by``).

They come as the objects of :mod:`~onrecord.intake.jsonlines` do: one, a list, or one a line. The text is the
headline, the byline and the body, each a paragraph or more; ``marked`` names the first two.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from onrecord.errors import NoArticle, ReportError
from onrecord.intake.arriving import arrive
from onrecord.intake.dates import iso_date
from onrecord.intake.html import Part, written
from onrecord.intake.markup import BLOCKS, SPACE
from onrecord.model import Arrival, Particulars

BODIES = ("body_text", "body_xhtml", "body_html")
OF_ITEMS = (
    "versioncreated", "contentcreated", "firstcreated", "pubstatus", "headlines", "bodies", "slugline", "byline",
    "representationtype", "infosources", "headline",
)  # fmt: skip
"""Names that only such items have; two of them beside ``uri`` tell one."""
HELD = {"canceled": "was cancelled", "cancelled": "was cancelled", "withheld": "is withheld"}
WORDED = ("text", "composite")
MAIN = ("main", "body", "text", "article")
PLAIN, MARKED_UP = "text/plain", ("text/html", "application/xhtml+xml")


def is_item(one: dict[str, Any]) -> bool:
    """Whether this object is such an item, and no report of ours."""
    if "uri" not in one or isinstance(one.get("text"), str):
        return False
    return any(name in one for name in BODIES) or sum(name in one for name in OF_ITEMS) >= 2


def read(one: dict[str, Any], *, source: str, told: Particulars) -> Arrival | ReportError:
    """The arrival of one item, or the error that says why it is none."""
    try:
        return _arrival(one, source=source, told=told)
    except ReportError as error:
        return error


def _arrival(one: dict[str, Any], *, source: str, told: Particulars) -> Arrival:
    _refuse(one, source)
    uri = _said(one.get("uri"))
    headline = _said(_chosen(one.get("headlines"), ("main", "headline")) or one.get("headline"))
    byline = _said(one.get("byline")) or _said(one.get("by"))
    body = _body(one)
    if not body:
        raise NoArticle("The item has no body.", where=source, remedy="Hand in the version that has its text.")
    named = [Part(headline or "", "headline"), Part(byline or "", "byline")]
    text, repairs, marked = written([*(part for part in named if part.text), Part(body)])
    first, version = _said(one.get("firstcreated")), _said(one.get("versioncreated"))
    created = first or _said(one.get("contentcreated")) or version
    return arrive(
        text,
        source=source,
        told=told,
        found=Particulars(
            title=headline or _said(one.get("title")),
            url=uri if uri and uri.startswith(("http://", "https://")) else None,
            publisher=_publisher(one),
            published=created,
        ),
        modified=version if version != created else None,
        repairs=repairs,
        marked=marked,
        given_id=uri,
    )


def _refuse(one: dict[str, Any], source: str) -> None:
    """Refuse what its agency doesn't let be used, and what is no text.

    Raises:
        ReportError: with the reason.
    """
    status = str(one.get("pubstatus") or "usable").lower()
    if status in HELD:
        raise ReportError(
            f"The agency says that this item {HELD[status]}.",
            where=source,
            remedy="Leave it out, or ask the agency.",
        )
    until = iso_date(one.get("embargoed"))
    if until and len(until) > 10 and _is_to_come(until):
        raise ReportError(
            f"The item is under embargo until {until}.", where=source, remedy="Add it again when that has passed."
        )
    kind = str(one.get("type") or "text").lower()
    if kind not in WORDED:
        raise NoArticle(f"The item is no text but {kind[:40]!r}.", where=source, remedy="Leave it out.")


def _is_to_come(time: str) -> bool:
    moment = datetime.fromisoformat(time)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > datetime.now(UTC)


def _publisher(one: dict[str, Any]) -> str | None:
    """Who is said to provide it, else the first of its sources, else who holds the rights."""
    sources = one.get("infosources") or one.get("infosource")
    for told in (one.get("provider"), one.get("source"), sources, one.get("copyrightholder")):
        first = next(iter(told), None) if isinstance(told, list) else told
        name = _said(first.get("name") if isinstance(first, dict) else first)
        if name:
            return name
    return None


def _body(one: dict[str, Any]) -> str:
    """The body's text: where it is given in several ways the plain one, to the letter."""
    for name in BODIES:
        if words := _said(one.get(name)):
            return words if name == "body_text" else _paragraphs(words)
    bodies = one.get("bodies")
    found = [body for body in bodies if isinstance(body, dict)] if isinstance(bodies, list) else []
    mains = [body for body in found if str(body.get("role") or "main").lower() in MAIN]  # a summary is no body
    for among in (mains, found):
        for kinds in ((PLAIN,), MARKED_UP, ("",)):
            if words := _of_type(among, kinds):
                return words
    return ""


def _of_type(bodies: list[dict[str, Any]], kinds: tuple[str, ...]) -> str:
    """The text of the first body that is of one of these types."""
    for body in bodies:
        kind = body.get("contenttype")
        kind = kind.partition(";")[0].strip().lower() if isinstance(kind, str) else ""
        if kind in kinds and (words := _said(body.get("value"))):
            return _paragraphs(words) if kind in MARKED_UP or words.startswith("<") else words
    return ""


def _chosen(told: Any, roles: tuple[str, ...]) -> Any:
    """Of several headlines the one with the first of these roles, else the first; it may be marked up."""
    if not isinstance(told, list):
        return None
    found = [one for one in told if isinstance(one, dict) and _said(one.get("value"))]
    by_role = {str(one.get("role") or "").lower(): one for one in reversed(found)}
    best = next((by_role[role] for role in roles if role in by_role), found[0] if found else None)
    if best is None:
        return None
    value = str(best["value"])
    return _paragraphs(value) if str(best.get("contenttype") or "").lower().startswith(MARKED_UP) else value


def _paragraphs(markup: str) -> str:
    """The words of a body's markup, a blank line between its paragraphs."""
    from lxml import etree
    from lxml.html import document_fromstring

    try:
        tree = document_fromstring(f"<body>{markup}</body>")
    except (etree.ParserError, ValueError):
        return ""
    pieces: list[str | None] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append(element.tail or "")
            continue
        ends = element.tag in BLOCKS or element.tag in (
            "br",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "tr",
            "blockquote",
        )
        if ends:
            pieces.append(None)
        if event == "start":
            pieces.append((element.text or "") if element.tag not in ("script", "style") else "")
        elif element is not tree:
            pieces.append(element.tail or "")
    lines = (SPACE.sub(" ", line).strip() for line in _lines(pieces))
    return "\n\n".join(filter(None, lines))


def _lines(pieces: list[str | None]) -> Iterator[str]:
    """Pieces joined up to each line end that an element made, None here; those in the source's text are spaces."""
    here: list[str] = []
    for piece in [*pieces, None]:
        if piece is None:
            yield "".join(here)
            here = []
        else:
            here.append(piece)


def _said(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
