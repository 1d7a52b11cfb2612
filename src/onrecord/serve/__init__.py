"""The record in the browser: pages for people, and the same answers as JSON for programs.

In: a request. Out: a page, or, at the same address with ``.json`` at its end, the JSON of what the page shows.
Promise: a number on a page is the number that the list, the export and the command line give; whatever stands in a
report reaches the reader as text and nothing else; a page asks nothing of any other host.

Each page is one file of ``pages``: a function that asks the record, the struct that it answers with, the template
that shows it. To add a page: a file there and a line in PAGES.
"""

PAGES = (
    "desk", "search", "timeline", "statements", "figures", "votes", "changes", "stories", "reports", "report",
    "record", "actors", "actor", "map", "copies", "review", "saved", "decisions", "accounts", "interface",
    "programs",
)  # fmt: skip
"""The modules of ``pages``, as the navigation has them."""

DOING = ("login", "deciding", "adding", "accounts", "saving", "feeding")
"""The modules of ``doing``."""
