"""Where everybody comes in: who it is that asks, and whether that can be said at all."""

from typing import Any

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from onrecord.errors import AccessError
from onrecord.pipeline.record import Record
from onrecord.serve.access.failures import Failures
from onrecord.store.access.rows import Who

COOKIE = "onrecord"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Door:
    """Says who asks. ``local`` stands for a record that is served to this machine only.

    Raises:
        AccessError: it is served to others, and there is no account.
    """

    def __init__(self, record: Record, host: str) -> None:
        self.access = record.access
        self.local = host in LOOPBACK
        self.failures = Failures()
        self._owner = Who(name=record.settings.whoever_decides() or "owner", role="owner")
        if not self.local and not self.access.any():
            raise AccessError(
                f"the record would be open to everybody at {host}.",
                remedy="Make an account first: onrecord accounts add NAME --role owner",
            )

    def open(self) -> bool:
        """Whether nobody needs an account."""
        return self.local and not self.access.any()

    def who(self, *, session: str | None, token: str | None) -> Who | None:
        """Who asks; None where they have shown nothing that opens the record."""
        return self._owner if self.open() else self.access.who(session=session, token=token)


class Identifying(AbstractAuthenticationMiddleware):
    """Finds out who asks, before any handler: ``connection.user`` is a :class:`Who` or None, ``connection.auth``
    says how they showed it."""

    async def authenticate_request(self, connection: ASGIConnection[Any, Any, Any, Any]) -> AuthenticationResult:
        door: Door = connection.app.state.door
        told = connection.headers.get("authorization", "")
        token = told[7:].strip() if told[:7].lower() == "bearer " else None
        session = connection.cookies.get(COOKIE)
        who = await to_thread.run_sync(lambda: door.who(session=session, token=token))
        return AuthenticationResult(user=who, auth="token" if token else "session" if session else "none")


def identifying() -> Any:
    """The middleware, for requests alone."""
    from litestar.middleware import DefineMiddleware

    # Litestar leaves OPTIONS out, and the guard wants to know who asks that, too.
    return DefineMiddleware(Identifying, scopes={ScopeType.HTTP}, exclude="^/static/", exclude_http_methods=())
