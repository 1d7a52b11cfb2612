"""Hostile reports: what stands in one reaches the reader as text, and every answer stays what it claims to be."""

import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from litestar.testing import TestClient
from playwright.sync_api import Browser

from onrecord.errors import OnRecordError, ReportError
from onrecord.export import FORMATS, export
from onrecord.model import Actor, Event, Passage, Reading, Report, Statement, report_id
from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from onrecord.serve.rendering import TEMPLATES
from onrecord.store import Store
from tests.serve.conftest import BASE, serving

LINES = (Path(__file__).parent / "hostile.jsonl").read_text("ascii").splitlines()[1:]
HOSTILE = [json.loads(line) for line in LINES]
_JINJA = re.compile(r"{[%{#].*?[#}%]}", re.DOTALL)
# As browsers take it: what stands before, and what stands in it, is passed by.
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\t\r\n-]*):")
LISTS = ("/", "/timeline", "/timeline/drawn", "/statements", "/stories", "/reports", "/actors", "/copies", "/map")


def bearing(words: str, url: str) -> Reading:
    """A reading whose report bears these words wherever it can: title, publisher, address, text, names."""
    text = f'{words} refused. "We will not yield to {words}," {words} said.'
    at = text.index('"')
    end = text.rindex('"') + 1
    trigger = len(words) + 1, len(words) + 8
    whole = ((0, len(text)),)
    report = Report(
        id=report_id(text=text, url=url, publisher=words), title=words, url=url, publisher=words,
        published="2024-05-16", text=text,
    )  # fmt: skip
    return Reading(
        method="by hand", report=report, passages=(Passage(start=0, end=len(text), kind="paragraph"),),
        actors=(Actor(id="a1", name=words, kind="person", mentions=((0, len(words)),)),),
        events=(
            Event(
                id="e1", type="REJECT", quad=3, status="occurred", actors=("a1",), trigger=trigger,
                evidence=whole, confidence=0.9, rule="by hand",
            ),
        ),
        statements=(
            Statement(
                id="s1", kind="direct", speaker="a1", content=((at, end),), evidence=whole, confidence=0.9,
                rule="by hand",
            ),
        ),
    )  # fmt: skip


def _well_formed(words: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in words)


def filled(file: Path, every: list[tuple[str, str]]) -> list[str]:
    """A record of such reports; gives their ids."""
    with Store(file) as store:
        for words, url in every:
            reading = bearing(words, url)
            store.add(reading, series=reading.report.id)
        return [bearing(words, url).report.id for words, url in every]


class Seen(HTMLParser):
    """The elements of a page with their attributes, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.held: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.held |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        self.scripts += [dict(attrs)] if tag == "script" else []
        self.links += [told or "" for name, told in attrs if name in ("href", "src", "action")]


def _is_ours(script: dict[str, str | None]) -> bool:
    return script.get("type") == "application/json" or (script.get("src") or "").startswith("/static/")


def addresses(ids: list[str], names: list[str]) -> Iterator[str]:
    """Every page that shows these reports."""
    yield from LISTS
    for id in ids:
        yield from (f"/reports/{id}", f"/records/{id}.e1")
    for name in names:
        yield f"/actor?name={quote(name)}"
        yield f"/search?q={quote(json.dumps(name, ensure_ascii=False))}"


@pytest.fixture(scope="module")
def fit() -> list[str]:
    found = [words for words in HOSTILE if _well_formed(words)]
    assert len(found) >= 60
    return found


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, fit: list[str]) -> tuple[Path, list[str]]:
    file = tmp_path_factory.mktemp("hostile") / "hostile.db"
    return file, filled(file, [(words, words) for words in fit])


def written() -> set[tuple[str, str]]:
    """The elements and attributes that our own templates write; a marked word of a report is one or the other."""
    sources = (file.read_text("utf8") for file in TEMPLATES.glob("*.html"))
    marked = {(tag, name) for tag in ("a", "span") for name in ("id", "data-e", "data-m", "data-says")}
    marked |= {(tag, name) for tag in ("del", "ins") for name in ("", "class")}
    return marked.union(*(Seen(_JINJA.sub("", source)).held for source in sources))


def test_no_element_and_no_attribute_comes_from_a_report(hostile: tuple[Path, list[str]], fit: list[str]) -> None:
    file, ids = hostile
    shown, ours = 0, written()
    assert ("script", "src") in ours
    with TestClient(make_app(file), base_url=BASE) as client:
        for there in addresses(ids, fit[::6]):
            answer = client.get(there)
            assert answer.status_code < 500, there
            shown += answer.status_code == 200
            seen = Seen(answer.text)
            assert seen.held <= ours, (there, seen.held - ours)
            assert all(_is_ours(script) for script in seen.scripts), (there, seen.scripts)
            for link in seen.links:
                scheme = _SCHEME.match(link)
                assert scheme is None or scheme[1].lower() in ("http", "https"), (there, link)
    assert shown > 2 * len(ids)


def test_the_json_of_each_page_and_each_export_hold_the_words_as_they_are(
    hostile: tuple[Path, list[str]], fit: list[str]
) -> None:
    file, ids = hostile
    with TestClient(make_app(file), base_url=BASE) as client:
        for id, words in zip(ids, fit, strict=True):
            told = client.get(f"/records/{id}.e1.json")
            assert told.status_code == 200
            assert msgspec.json.decode(told.content) == told.json()
            assert words in json.dumps(told.json(), ensure_ascii=False) or words in _strings(told.json())
    with open_record(file) as record:
        for name in FORMATS:
            out = io.BytesIO()
            try:
                export(record, name, out)
            except OnRecordError:
                continue
            if name == "jsonl":
                lines = [json.loads(line) for line in out.getvalue().splitlines()]
                assert len(lines) == len(ids)


def _strings(told: object) -> set[str]:
    if isinstance(told, dict):
        return set().union(*map(_strings, told.values()))
    if isinstance(told, list):
        return set().union(*map(_strings, told))
    return {told} if isinstance(told, str) else set()


@pytest.mark.parametrize("words", [words for words in HOSTILE if not _well_formed(words)], ids=ascii)
def test_half_a_character_is_mended_or_refused_with_the_reason(tmp_path: Path, words: str) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        try:
            record.add_text(f"{words} refused to go on Monday. The minister said so.", title=words)
        except ReportError:
            return
        text = next(iter(record.reports())).title or ""
        assert text.encode()


def test_in_the_browser_nothing_runs_and_nothing_is_asked_elsewhere(
    hostile: tuple[Path, list[str]], browser: Browser
) -> None:
    file, ids = hostile
    with serving(make_app(file)) as address:
        page = browser.new_context(base_url=address).new_page()
        asked: list[str] = []
        alerts: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: alerts.append(dialog.message))
        for there in ("/", "/timeline", "/timeline/drawn", "/statements", "/actors", f"/reports/{ids[4]}"):
            page.goto(there)
            assert page.locator("script:not([src^='/static/']):not([type='application/json'])").count() == 0
            assert (
                page.locator("main iframe, main object, main embed, main style, main base, main img").count() == 0
            )
        page.context.close()
    assert alerts == []
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)
