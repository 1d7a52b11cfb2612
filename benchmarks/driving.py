"""Every page of a large record in a real browser: what it loads, and what is wrong with it.

    python -m benchmarks.driving [--reports 100000] [--folder FOLDER] [--record FILE]

Debian's Chromium (``make setup-browser``) goes to every page of an invented record (:mod:`benchmarks.newsroom`,
kept in the folder for the next run), or of the record in FILE. Printed are the kilobytes that each loads, with
all that belongs to it, and its faults: more than a megabyte, anything asked of another host, an error in the
console, what axe calls serious, a page wider than a phone.
"""

import argparse
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from tests.serve.looking import LOADED, faults

from benchmarks import store as filled
from benchmarks.serving import HOST, addresses, serving
from onrecord.pipeline.record import open_record

WAIT_MS = 120_000


def driven(browser: Browser, base: str, paths: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Each page's address, the bytes that it loads, and its faults."""
    context = browser.new_context(base_url=base)
    context.set_default_timeout(WAIT_MS)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("request", lambda asked: wrong.append(asked.url) if not _ours(asked.url, base) else None)
    for path in paths:
        wrong.clear()
        found = faults(tab, path)
        yield path, _loads(tab), [*found, *wrong]
    context.close()


def _ours(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:"))


def _loads(tab: Page) -> int:
    return int(tab.evaluate(LOADED))


def main() -> None:
    """Drive and print."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("--reports", type=int, default=100_000)
    said.add_argument("--folder", type=Path, default=Path("benchmarks-record"))
    said.add_argument("--record", metavar="FILE", help="drive this record instead")
    told = said.parse_args()
    if told.record:
        _run(told.record)
    else:
        with filled.record(told.folder, told.reports, postgres=False) as file:
            _run(file)


def _run(file: str) -> None:
    with open_record(file, create=False) as record:
        paths = list(addresses(record).values())
    with serving(file) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        wrong = 0
        for path, loads, found in driven(browser, f"http://{HOST}:{port}", paths):
            print(f"{path:40}{loads / 1024:8.0f} KB  {'; '.join(found) or 'nothing wrong'}", flush=True)
            wrong += len(found)
        print(f"{len(paths)} pages, {wrong} faults")
        browser.close()


if __name__ == "__main__":
    main()
