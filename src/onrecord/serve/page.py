"""What a page is: a question to the record, shown by a template, and given as JSON to whoever asks for that."""

import html
import inspect
import secrets
import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import MediaType, Request, Response, get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Template

from onrecord.serve.access.guarding import needs
from onrecord.serve.describing import answers
from onrecord.serve.keeping import Answer, Kept
from onrecord.serve.twins import JSON, twin_of
from onrecord.store.access.rows import Role


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page at ``path``. ``ask`` answers with a struct; its parameters are the page's: ``record``, ``asked`` (the
    filters), ``window`` (which rows), and its own from the path and the query. ``title`` is a word or two;
    ``takes`` are the filters that its form offers; ``role`` is who may see it; ``unknown`` says that a name or an
    id in the query may be nobody's, which is 404. Without a template it is JSON alone."""

    path: str
    title: str
    template: str
    ask: Callable[..., Any]
    takes: tuple[str, ...] = ()
    role: Role = "reader"
    unknown: bool = False

    def handlers(self) -> list[HTTPRouteHandler]:
        """The page, where it has one, and its JSON twin."""
        return [self._html(), self._json()] if self.template else [self._json()]

    def _json(self) -> HTTPRouteHandler:
        async def answer(request: Request[Any, Any, Any], **given: Any) -> Response[bytes]:
            own = {name: value for name, value in given.items() if name in asks}
            answer = await run_sync(_kept, request, lambda: msgspec.json.encode(self.ask(**own)), False)
            return Response(answer.told, media_type=MediaType.JSON)

        asks = inspect.signature(self.ask).parameters
        self._like_ask(answer, Response[bytes], request=Request[Any, Any, Any])
        opt = needs(self.role) | answers(typing.get_type_hints(self.ask)["return"], unknown=self.unknown)
        return get(JSON + self.path, opt=opt, operation_id=self._name(), tags=[self.title or "Lists"])(answer)

    def _html(self) -> HTTPRouteHandler:
        async def show(request: Request[Any, Any, Any], **given: Any) -> Response[bytes]:
            own = {name: value for name, value in given.items() if name in asks}
            twin = f"{twin_of(request.url.path)}?{request.url.query}".rstrip("?")

            def shown() -> bytes:
                told = {"page": self, "it": self.ask(**own), "twin": twin, **given}
                return Template(self.template, context=told).to_asgi_response(None, request).body

            # Whoever reviews sees what is left to do.
            answer = await run_sync(_kept, request, shown, self.role == "reader")
            return Response(_for_one(request, answer), media_type=MediaType.HTML)

        asks = inspect.signature(self.ask).parameters
        self._like_ask(show, Response[bytes], request=Request[Any, Any, Any])
        return get(self.path, opt=needs(self.role), include_in_schema=False)(show)

    def _like_ask(self, function: Any, returns: Any, **more: Any) -> None:
        """Have the function take what ``ask`` takes: Litestar reads the names and the kinds of the parameters."""
        asked = inspect.signature(self.ask).parameters.values()
        added = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind) for name, kind in more.items()
        ]
        own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in asked]
        function.__signature__ = inspect.Signature([*added, *own], return_annotation=returns)
        function.__annotations__ = {one.name: one.annotation for one in (*added, *own)} | {"return": returns}
        function.__name__ = self._name()
        function.__doc__ = self.ask.__doc__

    def _name(self) -> str:
        return self.ask.__name__


NAME = f"name of {secrets.token_hex(8)}"
LATE = f"<!-- {secrets.token_hex(8)} -->"
"""Where a page has the name of whoever asks, and the line that says that it is late: a page is made once for all
who may do the same. No report can hold these."""


def _kept(request: Request[Any, Any, Any], make: Callable[[], bytes], late: bool) -> Answer:
    """The answer to this request, made where the record has changed since it was made last: a page shows what its
    reader may do, and is one for all who may do the same."""
    kept: Kept = request.app.state.kept
    role = request.user.role if request.user else None
    asked = (request.url.path, request.url.query, role, request.app.state.door.open())
    return kept.answer(asked, make, by=request.user, late=late)


def _for_one(request: Request[Any, Any, Any], answer: Answer) -> bytes:
    name = html.escape(request.user.name) if request.user else ""
    line = f"As of {answer.at:%H:%M:%S} UTC. The record has changed since; this page is being made anew."
    late = f'<p class="late" role="status">{line}</p>' if answer.late else ""
    return answer.told.replace(NAME.encode(), name.encode()).replace(LATE.encode(), late.encode())


def page(
    path: str,
    *,
    title: str = "",
    template: str = "",
    takes: tuple[str, ...] = (),
    role: Role = "reader",
    unknown: bool = False,
) -> Callable[[Callable[..., Any]], Page]:
    """Make a page of the function that asks for it."""
    return lambda ask: Page(
        path=path, title=title, template=template, ask=ask, takes=takes, role=role, unknown=unknown
    )
