"""``POST /saved``: saving a search, closing one, counting what is new in it as seen."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, JSONBody
from litestar.response import Redirect

from onrecord.errors import BadSearch
from onrecord.pipeline.record import Record
from onrecord.serve.access import Door, NamedWho, needs
from onrecord.serve.asked import Of, asked
from onrecord.serve.describing import answers
from onrecord.serve.twins import JSON
from onrecord.store.access.rows import Who


class Saving(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done: ``add`` a search, by its ``name``, its ``list`` ("timeline", "search", ...) and the
    filters of that page under the names that its address has for them; ``close`` the one of this ``number``; or
    count as seen (``see``) what reports brought ``to`` a moment, the ``looked`` of its page."""

    do: Literal["add", "close", "see"]
    name: str = ""
    list: str = ""
    filters: dict[str, str] = {}
    number: int = 0
    to: str = ""


class SearchDone(msgspec.Struct, frozen=True):
    """The search's number."""

    number: int


@post(
    JSON + "/saved", opt=needs("reviewer") | answers(SearchDone, unknown=True), sync_to_thread=True,
    operation_id="save_search", tags=["Saved"],
)  # fmt: skip
def save(
    data: JSONBody[Saving], record: Of, who: NamedWho, door: NamedDependency[Door], request: Request[Any, Any, Any]
) -> Response[SearchDone]:
    """Save a search, close one, or count what is new in it as seen. Who is told is set on the command line."""
    return Response(SearchDone(_do(record, data, who, door, request)), status_code=201)


@post("/saved", opt=needs("reviewer"), sync_to_thread=True, include_in_schema=False, status_code=303)
def save_by_form(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
    record: Of,
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Redirect:
    """The same from a page."""
    filters = {name.removeprefix("by-"): value for name, value in data.items() if name.startswith("by-")}
    told = {name: value for name, value in data.items() if name in Saving.__struct_fields__ and value}
    try:
        saving = msgspec.convert({**told, "filters": filters}, Saving, strict=False)
    except msgspec.ValidationError as error:
        raise BadSearch(f"that can't be done: {error}.") from error
    number = _do(record, saving, who, door, request)
    return Redirect("/saved" if saving.do == "close" else f"/saved/{number}", status_code=303)


def _do(record: Record, saving: Saving, who: Who, door: Door, request: Request[Any, Any, Any]) -> int:
    number = saving.number
    if saving.do == "add":
        try:
            told: dict[str, Any] = {**saving.filters}
            if "newest" in told:
                told["newest"] = told["newest"].lower() in ("true", "1")
            filters = asked(**told)
        except TypeError as error:
            raise BadSearch(
                f"a filter can't be: {error}.", remedy="Filters: as the list's page has them."
            ) from error
        number = record.saved.add(saving.name, saving.list, filters, by=who.name).number
    elif saving.do == "close":
        record.saved.close(number)
    else:
        record.saved.see(number, to=saving.to)
    machine = request.client.host if request.client else None
    door.access.note(f"search: {saving.do}", account=who.name, address=machine, about=number)
    return number


HANDLERS = [save, save_by_form]
