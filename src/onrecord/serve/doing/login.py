"""``/login``, ``/logout``."""

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from onrecord.serve.access import NOBODY, Door, needs
from onrecord.serve.access.door import COOKIE
from onrecord.serve.local import local
from onrecord.store.access.access import SESSION_DAYS


class Login(msgspec.Struct, frozen=True):
    """A name, a password, and the page to go on to."""

    name: str = ""
    password: str = ""
    to: str = "/"


@get("/login", opt=needs(NOBODY), include_in_schema=False, sync_to_thread=False)
def form(to: FromQuery[str] = "/") -> Template:
    """The form."""
    return Template("login.html", context={"page": None, "to": local(to), "says": ""})


@post("/login", opt=needs(NOBODY), include_in_schema=False, sync_to_thread=True, status_code=200)
def log_in(
    request: Request[Any, Any, Any],
    data: Annotated[Login, Body(media_type=RequestEncodingType.URL_ENCODED)],
    door: NamedDependency[Door],
) -> Template | Redirect:
    """A session for whoever knows the password."""
    machine = request.client.host if request.client else ""
    wait = door.failures.wait(data.name, machine)
    if wait:
        return _again(data, f"Too many tries. Wait {-(-wait // 60)} minutes.", 429)
    found = door.access.log_in(data.name, data.password)
    if found is None:
        door.failures.note(data.name, machine)
        door.access.note("failed to log in", address=machine, about=data.name[:64])
        return _again(data, "There is no such name with such a password.", 401)
    door.failures.clear(data.name, machine)
    who, session = found
    door.access.note("logged in", account=who.name, address=machine)
    leading = Redirect(local(data.to), status_code=303)
    leading.set_cookie(
        COOKIE, session, httponly=True, samesite="strict", secure=request.url.scheme == "https", path="/",
        max_age=SESSION_DAYS * 86_400,
    )  # fmt: skip
    return leading


@post("/logout", opt=needs(NOBODY), include_in_schema=False, sync_to_thread=True, status_code=303)
def log_out(request: Request[Any, Any, Any], door: NamedDependency[Door]) -> Redirect:
    """The session ends."""
    if session := request.cookies.get(COOKIE):
        door.access.log_out(session)
    leading = Redirect("/login", status_code=303)
    leading.delete_cookie(COOKIE)
    return leading


def _again(data: Login, says: str, status: int) -> Template:
    return Template("login.html", context={"page": None, "to": local(data.to), "says": says}, status_code=status)


HANDLERS = [form, log_in, log_out]
