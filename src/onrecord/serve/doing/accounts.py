"""``POST /accounts``: making, changing, closing accounts, for owners."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, JSONBody
from litestar.response import Redirect

from onrecord.errors import AccessError
from onrecord.serve.access import Door, NamedWho, needs
from onrecord.serve.describing import answers
from onrecord.serve.twins import JSON
from onrecord.store.access.rows import Role, Who


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done with an account: ``add`` it, ``change`` its role or password, ``close`` it, make a
    ``token`` for it."""

    do: Literal["add", "change", "close", "token"]
    name: str
    role: Role | None = None
    password: str | None = None
    label: str | None = None


class AccountDone(msgspec.Struct, frozen=True, kw_only=True):
    """The account's name; ``token`` is a new one, told this once."""

    name: str
    token: str | None = None


@post(
    JSON + "/accounts", opt=needs("owner") | answers(AccountDone), sync_to_thread=True,
    operation_id="keep_account", tags=["Accounts"],
)  # fmt: skip
def keep(
    data: JSONBody[Account], who: NamedWho, door: NamedDependency[Door], request: Request[Any, Any, Any]
) -> Response[AccountDone]:
    """Make an account, change it, close it, or make a token for it."""
    return Response(_keep(data, who, door, request), status_code=201)


@post("/accounts", opt=needs("owner"), sync_to_thread=True, include_in_schema=False, status_code=303)
def keep_by_form(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Redirect:
    """The same from the page."""
    told = {name: value for name, value in data.items() if value}
    if told.get("do") == "token":
        raise AccessError("a token is not made on a page.", remedy="On the machine: onrecord accounts token NAME")
    try:
        _keep(msgspec.convert(told, Account), who, door, request)
    except msgspec.ValidationError as error:
        raise AccessError(f"that can't be done: {error}.") from error
    return Redirect("/accounts", status_code=303)


def _keep(asked: Account, who: Who, door: Door, request: Request[Any, Any, Any]) -> AccountDone:
    token = None
    if asked.do == "add":
        door.access.add(asked.name, asked.role or "reader", password=asked.password)
    elif asked.do == "change":
        door.access.change(asked.name, role=asked.role, password=asked.password)
    elif asked.do == "close":
        door.access.close(asked.name)
    else:
        token = door.access.token(asked.name, label=asked.label)
    machine = request.client.host if request.client else None
    door.access.note(f"account: {asked.do}", account=who.name, address=machine, about=asked.name)
    return AccountDone(name=asked.name, token=token)


HANDLERS = [keep, keep_by_form]
