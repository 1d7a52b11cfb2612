"""How the pages of this folder become a site: `make docs` (Sphinx, MyST, Furo), read from files alone.

index.md holds the order of the pages. A page that it doesn't name stands under "More", so that a new one is never
lost.
"""

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
exclude_patterns = ["**.ipynb"]
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
highlight_language = "text"
suppress_warnings = ["toc.empty_glob"]  # index.md keeps places for pages that are still to come

html_theme = "furo"
html_title = f"OnRecord {version}"
html_static_path = ["style"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None
html_theme_options = {"navigation_with_keys": True}

MORE = """
:::{toctree}
:hidden:
:caption: More

%s
:::
"""
ENTRY = re.compile(r"^[\w/*-]+$", re.MULTILINE)


def _with_the_others(app: Sphinx, name: str, source: list[str]) -> None:
    """Adds to index.md the pages that none of its lines names."""
    if name != "index":
        return
    named = [re.compile(re.escape(entry).replace(r"\*", ".*")) for entry in ENTRY.findall(source[0])]
    pages = sorted(app.env.found_docs - {"index"})
    others = [page for page in pages if not any(entry.fullmatch(page) for entry in named)]
    if others:
        source[0] += MORE % "\n".join(others)


def setup(app: Sphinx) -> None:
    app.connect("source-read", _with_the_others)
