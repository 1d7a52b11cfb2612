"""Every address against every role: docs/access.md lists who may do what."""

from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.serve.access.guarding import role_of
from onrecord.serve.app import App
from onrecord.store.access.rows import ROLES
from tests.serve.access.conftest import log_in
from tests.serve.conftest import BASE

DOCS = Path(__file__).parents[3] / "docs" / "access.md"
NAMES = {"reader": "ruth", "reviewer": "rene", "owner": "olga"}


def routes(app: App) -> dict[tuple[str, str], str]:
    """The role that each method of each address of the application needs."""
    return {
        (method, route.path): role_of(handler)
        for route in app.routes
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods
        if method not in ("OPTIONS", "HEAD")
    }


def test_the_list_of_who_may_do_what_is_complete(app: App) -> None:
    listed = set(DOCS.read_text("utf8").splitlines())
    for (method, path), role in routes(app).items():
        shown = path.replace(":str", "").replace(":int", "")
        assert f"| {method} | `{shown}` | {role} |" in listed


@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_a_role_opens_what_the_list_says_and_nothing_else(app: App, stranger: TestClient[App], role: str) -> None:
    if role != "nobody":
        assert log_in(stranger, NAMES[role]) == 303
    order = ["nobody", *ROLES]
    for (method, path), needed in routes(app).items():
        if path.startswith(("/static", "/login", "/logout", "/help/openapi")):
            continue
        asked = path.replace("{id:str}", "0" * 16).replace("{number:int}", "1")
        answered = stranger.request(method, asked, headers={"Origin": BASE}, follow_redirects=False)
        refused = answered.status_code in (401, 403) or answered.headers.get("location", "").startswith("/login")
        assert refused == (order.index(role) < order.index(needed)), (method, path, answered.status_code)
