"""The JSON twins: a page at ``/timeline``, its twin at ``/timeline.json``; the first page's is ``/desk.json``."""

from typing import Any

JSON = "/json"
"""Where the twins' handlers stand: an address that ends in ``.json`` is led here."""
DESK = "/desk"
"""What the first page is called where its address needs a name."""
OPENAPI = "/openapi.json"


def led(scope: Any) -> Any:
    """An ASGI scope; that of a request for a twin is led to its handler."""
    if scope["type"] != "http":
        return scope
    path = scope["path"]
    if not path.endswith(".json") or path == OPENAPI or path.startswith("/static/"):
        return scope
    path = JSON + path.removesuffix(".json")
    path = f"{JSON}/" if path == JSON + DESK else path
    return {**scope, "path": path, "raw_path": path.encode()}


def address_of(handled: str) -> str:
    """The address of a twin, from where its handler stands; of anything else its own.

    >>> address_of("/json/timeline"), address_of("/json/"), address_of("/login")
    ('/timeline.json', '/desk.json', '/login')
    """
    return twin_of(handled.removeprefix(JSON)) if f"{handled}/".startswith(f"{JSON}/") else handled


def twin_of(path: str) -> str:
    """The address of a page's twin."""
    return (path.rstrip("/") or DESK) + ".json"
