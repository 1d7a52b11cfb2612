"""The site of the documentation: it is built without a warning, leads where it says, and asks no other host.

Its generator is among what the tests need (the group docs); elsewhere these tests are passed by.
"""

import functools
import importlib.util
import re
import subprocess
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from tests.pipeline.fetching.site import running
from tests.serve.conftest import browser  # noqa: F401 - a fixture, found by its name

ROOT = Path(__file__).parents[1]
LOADS = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[@rel!='canonical']/@href | //object/@data"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` builds it."""
    for needed in ("sphinx", "myst_parser", "furo"):
        pytest.importorskip(needed)
    folder = tmp_path_factory.mktemp("site")
    told = ["--quiet", "--fail-on-warning", "--keep-going", "--doctree-dir", str(folder / "read")]
    built = subprocess.run(
        [sys.executable, "-m", "sphinx", *told, "docs", str(folder / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_every_page_of_the_folder_is_in_the_navigation(site: Path) -> None:
    shown = html.parse(site / "index.html").xpath("//*[contains(@class, 'sidebar-tree')]//a/@href")
    pages = {page.relative_to(ROOT / "docs").with_suffix(".html") for page in (ROOT / "docs").rglob("*.md")}
    assert {str(page) for page in pages} == {*shown, "index.html"} - {"#"}


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    pages = {page: html.parse(page) for page in site.rglob("*.html")}
    names = {page: {*parsed.xpath("//@id")} for page, parsed in pages.items()}
    for page, parsed in pages.items():
        for link in parsed.xpath("//a/@href | //img/@src | //script/@src | //link/@href"):
            parts = urlsplit(link)
            if parts.scheme or link == "#":
                continue
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            assert target.exists(), f"{page.name} leads to {link}"
            if parts.fragment and target in names:
                assert unquote(parts.fragment) in names[target], f"{page.name} leads to {link}"


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for page in site.rglob("*.html"):
        for asked in html.parse(page).xpath(LOADS):
            assert not urlsplit(asked).netloc, f"{page.name} asks for {asked}"
    for style in site.rglob("*.css"):
        for asked in re.findall(r"(?:@import\s+|url\()['\"]?([^'\")]+)", style.read_text("utf8")):
            assert not re.match(r"(https?:)?//", asked), f"{style.name} asks for {asked}"


def test_a_reader_finds_a_page_by_its_words_and_asks_nobody_else(
    site: Path,
    browser: Browser,  # noqa: F811
) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        page = browser.new_page(viewport={"width": 390, "height": 844})
        strangers: list[str] = []
        page.on("request", lambda asked: strangers.append(asked.url) if address not in asked.url else None)
        page.goto(f"{address}/search.html?q=tombstone")
        page.locator("#search-results a", has_text="Removing a report").click()
        assert page.locator("h1").inner_text().startswith("Removing a report")
        for name in ("index", "cli", "rest-reference", "accuracy", "checking-a-claim"):
            page.goto(f"{address}/{name}.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{name} is wider than a phone"
        page.close()
    assert [asked for asked in strangers if not asked.startswith("data:")] == []


@pytest.fixture(scope="module")
def conf() -> ModuleType:
    pytest.importorskip("sphinx")
    spec = importlib.util.spec_from_file_location("conf", ROOT / "docs" / "conf.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_page_that_nobody_put_in_order_stands_under_more(conf: ModuleType) -> None:
    index = ":::{toctree}\ntour\nRun a cluster <scaling>\nplug-ins*\n:::\n"
    ordered = conf.in_order(index, {"tour", "scaling", "new"})
    assert ":caption: More\n\nnew\n" in ordered
    assert "plug-ins" not in ordered
    assert conf.in_order(index, {"tour", "scaling", "plug-ins"}) == index
