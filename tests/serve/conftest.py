"""The sample reports' record, served; a client without a browser, and a real browser."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from litestar.testing import TestClient
from playwright.sync_api import Browser, Page, Request, sync_playwright

from onrecord.serve.app import App, make_app

BASE = "http://127.0.0.1"


@pytest.fixture
def copied(samples: Path, tmp_path: Path) -> Path:
    """The same, to be written to."""
    return Path(shutil.copy(samples, tmp_path / "samples.db"))


@pytest.fixture(scope="session")
def app(samples: Path) -> App:
    """The application over it; nothing is written through it."""
    return make_app(samples)


@pytest.fixture
def client(app: App) -> Iterator[TestClient[App]]:
    """What asks the application as a program would."""
    with TestClient(app, base_url=BASE) as client:
        yield client


@pytest.fixture(scope="session")
def served(samples: Path) -> Iterator[str]:
    """The address of the same record on a real server."""
    with serving(make_app(samples)) as address:
        yield address


class serving:
    """A real server on this machine, at a free port."""

    def __init__(self, app: App) -> None:
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", server_header=False)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive(), "the server ended"
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. It is closed after each file of tests: while it is open nothing else can use asyncio."""
    found = shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium on this machine: make setup-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, served: str) -> Iterator[Page]:
    """A page of the browser, at the served record. The test fails where the console had an error, or where
    anything was asked of another host."""
    context = browser.new_context(base_url=served)
    page = context.new_page()
    errors: list[str] = []
    strangers: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((served, "data:", "blob:")):
            strangers.append(request.url)

    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", asked)
    yield page
    context.close()
    assert errors == []
    assert strangers == []
