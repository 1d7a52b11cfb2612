"""Take the screens of docs/screens anew: `python -m docs.screens` (needs Chromium: make setup-browser).

The record is made of examples/reports alone. Each screen is a WebP of what a browser shows first.
"""

import base64
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.conftest import EXAMPLES
from tests.serve.conftest import serving

from onrecord.pipeline.record import Record, open_record
from onrecord.serve.app import make_app

SCREENS = Path(__file__).parent / "screens"
WIDE, PHONE = (1280, 900), (400, 850)
QUALITY = 70


def screens(record: Record) -> dict[str, tuple[str, tuple[int, int], str]]:
    """Each screen's page, size and theme, by its name."""
    turned = max(record.changes(type="reversal"), key=lambda line: line.reports)
    story = max(record.stories(), key=lambda line: line.reports)
    copied = next(record.copies())
    actor = next(record.actors(type="government")).record.name
    light = {
        "desk": "/",
        "report": f"/reports/{turned.report.id}",
        "record": f"/records/{turned.steps[-1].id}",
        "changes": "/changes?type=reversal",
        "timeline": "/timeline/drawn",
        "statements": "/statements",
        "figures": "/figures?type=killed&since=2025",
        "votes": "/votes",
        "story": f"/stories/{story.id}",
        "copies": f"/copies/{copied.report.id}",
        "actor": f"/actor?name={actor}",
        "map": "/map",
        "search": "/search?q=visit&over_time=true",
        "review": "/review",
    }
    return {
        **{name: (path, WIDE, "light") for name, path in light.items()},
        **{f"{name}-dark": (light[name], WIDE, "dark") for name in ("report", "changes")},
        **{f"{name}-phone": (light[name], PHONE, "light") for name in ("desk", "statements")},
    }


def take(browser: Browser, url: str, size: tuple[int, int], theme: str) -> bytes:
    """What the browser shows of a page first, as WebP."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(3000 if page.locator("[data-chart]").count() else 300)  # a drawing takes its time
    shot = context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    context.close()
    return base64.b64decode(shot["data"])


def main() -> None:
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "samples.db"
        with open_record(file) as record:
            record.add(EXAMPLES, workers=1)
            wanted = screens(record)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(make_app(file)) as address:
            for name, (path, size, theme) in wanted.items():
                (SCREENS / f"{name}.webp").write_bytes(take(browser, address + path, size, theme))
        browser.close()


if __name__ == "__main__":
    main()
