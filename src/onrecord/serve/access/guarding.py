"""Before every handler: may whoever asks do this, and did our own page ask it?"""

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection
from litestar.di import NamedDependency
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from onrecord.serve.access.door import LOOPBACK
from onrecord.store.access.rows import Role, Who

NOBODY = "nobody"
"""The role that a handler needs which everybody may ask."""
SAFE = ("GET", "HEAD", "OPTIONS")
NamedWho = NamedDependency[Who]


def needs(role: Role | str) -> dict[str, Any]:
    """What a handler says in its ``opt``."""
    return {"role": role}


def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let through whoever may; what changes something only where it was asked by our own page, or a program."""
    door = connection.app.state.door
    host = urlsplit(f"//{connection.headers.get('host', '')}").hostname
    if door.local and host not in LOOPBACK:
        # A foreign name that leads here: a page elsewhere would read the record through its reader's browser.
        raise PermissionDeniedException(f"This record is at this machine's own addresses only, not at {host!r}.")
    if connection.scope["method"] not in SAFE:  # type: ignore[typeddict-item]
        _asked_by_ours(connection)
    role = role_of(handler)
    if role == NOBODY:
        return
    if connection.user is None:
        raise NotAuthorizedException("Log in first.")
    if not connection.user.may(role):
        raise PermissionDeniedException(f"{connection.user.name} may not do this: it takes the role {role!r}.")


def role_of(handler: BaseRouteHandler) -> str:
    """The role that a handler needs."""
    return str(handler.opt.get("role", "reader"))


def who(request: ASGIConnection[Any, Any, Any, Any]) -> Who | None:
    """Who asks, for handlers that want to know."""
    found: Who | None = request.user
    return found


def _asked_by_ours(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """A browser says which page asks; a program says nothing, and has no cookie to be misused."""
    origin, site = connection.headers.get("origin"), connection.headers.get("sec-fetch-site")
    own = f"{connection.url.scheme}://{connection.headers.get('host', '')}"
    foreign = origin not in (None, own) or site not in (None, "same-origin", "none")
    silent = connection.auth == "session" and origin is None and site is None
    if foreign or silent:
        raise PermissionDeniedException("Another site's page asked for this.")
