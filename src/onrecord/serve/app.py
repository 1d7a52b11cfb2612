"""The application: pages, their JSON twins, what they share, and what becomes of errors."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Litestar, MediaType, Request, Response, get
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.response import Redirect, Template
from litestar.static_files import create_static_files_router
from litestar.template.config import TemplateConfig
from litestar.types import LifeSpanReceive, LifeSpanScope, LifeSpanSend, Message, Receive, Scope, Send

from onrecord.errors import AccessError, OnRecordError, RecordError, UnknownId
from onrecord.pipeline.record import Record, open_record
from onrecord.serve import DOING, PAGES
from onrecord.serve.access import NOBODY, Door, guard, needs
from onrecord.serve.access.door import identifying
from onrecord.serve.access.guarding import SAFE, who
from onrecord.serve.asked import asked, window
from onrecord.serve.describing import Refusal, describe
from onrecord.serve.etags import with_etag
from onrecord.serve.headers import with_headers
from onrecord.serve.keeping import Kept
from onrecord.serve.page import Page
from onrecord.serve.past import Past
from onrecord.serve.rendering import engine
from onrecord.serve.twins import JSON, OPENAPI, led
from onrecord.settings import Settings

STATIC = Path(__file__).parent / "static"
LOG = logging.getLogger("onrecord.serve")


class App(Litestar):
    """The application; an address that ends in ``.json`` is its page's JSON twin."""

    @cached_property
    def described(self) -> dict[str, Any]:
        """What can be asked and what is answered, in OpenAPI's form."""
        return describe(self, self.openapi_schema.to_schema())

    @cached_property
    def described_json(self) -> bytes:
        """The same as JSON."""
        return msgspec.json.encode(self.described)

    async def __call__(
        self, scope: Scope | LifeSpanScope, receive: Receive | LifeSpanReceive, send: Send | LifeSpanSend
    ) -> None:
        await super().__call__(led(scope), receive, with_etag(scope, with_headers(send)))


def make_app(
    record_at: str | Path | None = None, *, host: str = "127.0.0.1", settings: Settings | None = None
) -> App:
    """The record at this path or URL, to be served at this host.

    Raises:
        RecordError: there is no record there.
        AccessError: others than this machine could ask, and there is no account.
    """
    record = open_record(record_at, settings=settings, create=False)
    try:
        door = Door(record, host)
    except OnRecordError:
        record.close()
        raise

    @asynccontextmanager
    async def opened(_: Litestar) -> AsyncIterator[None]:
        try:
            yield
        finally:
            kept.close()
            record.close()

    kept = Kept(record.state)
    return App(
        route_handlers=[
            *(handler for page in pages() for handler in page.handlers()),
            *(handler for name in DOING for handler in import_module(f"onrecord.serve.doing.{name}").HANDLERS),
            _described,
            create_static_files_router(
                path="/static", directories=[STATIC], include_in_schema=False, opt=needs(NOBODY)
            ),
        ],
        dependencies={
            "record": Provide(_record, sync_to_thread=False),
            "asked": Provide(asked, sync_to_thread=False),
            "window": Provide(window, sync_to_thread=False),
            "who": Provide(who, sync_to_thread=False),
            "door": Provide(_door, sync_to_thread=False),
            "past": Provide(_past, sync_to_thread=False),
            "described": Provide(_description, sync_to_thread=False),
        },
        guards=[guard],
        middleware=[identifying()],
        before_send=[_changed],
        state=State({"record": record, "door": door, "past": Past(record_at, settings), "kept": kept}),
        lifespan=[opened],
        template_config=TemplateConfig(instance=engine(pages())),
        exception_handlers={
            OnRecordError: _ours,
            HTTPException: _theirs,
            RecursionError: _nested,
            Exception: _broken,
        },
        openapi_config=OpenAPIConfig(
            title="OnRecord", version="1", path="/help/openapi", render_plugins=[_Described(path="/openapi.json")]
        ),
    )


def pages() -> list[Page]:
    """All pages, in the order of the navigation."""
    found = [import_module(f"onrecord.serve.pages.{name}") for name in PAGES]
    return [page for module in found for page in vars(module).values() if isinstance(page, Page)]


class _Described(JsonRenderPlugin):
    """Litestar's own addresses of the description have ours, which says more."""

    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return _app(request).described_json


@get(OPENAPI, include_in_schema=False, sync_to_thread=True)
def _described(request: Request[Any, Any, Any]) -> Response[bytes]:
    """What can be asked, in OpenAPI's form."""
    return Response(_app(request).described_json, media_type=MediaType.JSON)


def _description(request: Request[Any, Any, Any]) -> dict[str, Any]:
    return _app(request).described


def _app(request: Request[Any, Any, Any]) -> App:
    app: App = request.app  # type: ignore[assignment]
    return app


async def _changed(_: Message, scope: Scope) -> None:
    """Before the answer to what may have changed the record: whoever did wants to see that."""
    if scope.get("method", "GET") not in SAFE:
        scope["litestar_app"].state.kept.changed(scope.get("user"))


def _record(state: State) -> Record:
    record: Record = state.record
    return record


def _door(state: State) -> Door:
    door: Door = state.door
    return door


def _past(state: State) -> Past:
    past: Past = state.past
    return past


def _ours(request: Request[Any, Any, Any], error: OnRecordError) -> Response[Any]:
    status = 404 if isinstance(error, UnknownId) else 400
    return _answer(request, status, str(error), error=type(error))


def _theirs(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    more = error.extra if isinstance(error.extra, list) else []
    told = [f"{one.get('key')}: {one.get('message')}." for one in more if isinstance(one, dict)]
    if error.status_code == 401 and not request.url.path.startswith(JSON):
        to = f"{request.url.path}?{request.url.query}".rstrip("?") if request.method == "GET" else "/"
        return Redirect(f"/login?{urlencode({'to': to})}", status_code=303)
    if error.status_code >= 500:
        return _broken(request, error)
    kind = AccessError if error.status_code in (401, 403) else RecordError
    says = " ".join(told) or _SAYS.get(error.status_code, error.detail)
    return _answer(request, error.status_code, says, error=kind)


def _nested(request: Request[Any, Any, Any], error: RecursionError) -> Response[Any]:
    """Nothing of ours goes so deep as what somebody can send."""
    LOG.warning("%s %s: %s", request.method, request.url, error)
    return _answer(request, 400, "What was sent is nested too deeply.")


def _broken(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    LOG.error("%s %s", request.method, request.url, exc_info=error)
    return _answer(request, 500, "That is a fault of ours; the server's log has it.")


_SAYS = {404: "There is nothing at this address.", 405: "That can't be done at this address."}


def _answer(
    request: Request[Any, Any, Any], status: int, says: str, *, error: type[OnRecordError] = RecordError
) -> Response[Any]:
    """A page that says so; to programs, which of our errors it is, too."""
    if request.url.path.startswith(JSON):
        told = Refusal(status=status, says=says, error=error.__name__)
        return Response(told, status_code=status, media_type=MediaType.JSON)
    return Template(
        template_name="error.html", context={"status": status, "says": says, "page": None}, status_code=status
    )
