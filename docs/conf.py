"""How the pages of this folder become a site: `make docs` (Sphinx, MyST, Furo), made of the files here alone.

index.md holds the order of the pages. A page that it doesn't name stands under "More", so that a new one is never
lost; a name with a star that no page has yet keeps the place of pages to come.
"""

import fnmatch
import re
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

DOCS = Path(__file__).parent
PROJECT = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf8"))["project"]

project = "OnRecord"
author = PROJECT["authors"][0]["name"]
version = release = PROJECT["version"]
copyright = author  # no year: the same pages come out the same next year
language = "en"

extensions = ["myst_parser"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
highlight_language = "text"

html_theme = "furo"
html_title = f"OnRecord {version}"
html_static_path = ["style"]
html_favicon = "../src/onrecord/serve/static/icon.svg"
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None

MORE = """
:::{toctree}
:hidden:
:caption: More

%s
:::
"""
ENTRY = re.compile(r"^(?:[^<\n]+ <)?([\w/-]+\*?)>?\n", re.MULTILINE)
"""A page in the order of index.md: its name, or a title with the name behind it."""


def in_order(index: str, pages: set[str]) -> str:
    """index.md, with the pages that none of its lines names, and without the places that nothing stands in."""
    index = ENTRY.sub(lambda line: line[0] if "*" not in line[1] or fnmatch.filter(pages, line[1]) else "", index)
    named = {page for entry in ENTRY.findall(index) for page in fnmatch.filter(pages, entry)}
    return index + MORE % "\n".join(sorted(pages - named)) if pages - named else index


def _read(app: Sphinx, name: str, source: list[str]) -> None:
    if name == "index":
        source[0] = in_order(source[0], app.env.found_docs - {"index"})


def setup(app: Sphinx) -> None:
    app.connect("source-read", _read)
