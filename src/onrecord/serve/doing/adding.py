"""``POST /reports``: a report is read and put on record, for owners."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, JSONBody
from litestar.response import Redirect, Template

from onrecord.errors import NoArticle
from onrecord.pipeline.record import Record
from onrecord.serve.access import Door, NamedWho, needs
from onrecord.serve.asked import Of
from onrecord.serve.describing import answers
from onrecord.serve.twins import JSON
from onrecord.store.access.rows import Who
from onrecord.store.rows.runs import Outcome


class NewReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text, and what is known of it beside that; ``published`` is an ISO 8601 day or time."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@post(
    JSON + "/reports", opt=needs("owner") | answers(Outcome), sync_to_thread=True, operation_id="add_report",
    tags=["Reports"],
)  # fmt: skip
def add(
    data: JSONBody[NewReport],
    record: Of,
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Response[Outcome]:
    """Read a report and put it on record; says what became of it, and by which id it is found."""
    return Response(_add(record, data, who, door, request), status_code=201)


@get("/add", opt=needs("owner"), include_in_schema=False, sync_to_thread=False)
def form() -> Template:
    """The form."""
    return Template("add.html", context={"page": None})


@post("/reports", opt=needs("owner"), sync_to_thread=True, include_in_schema=False, status_code=303)
def add_by_form(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
    record: Of,
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Redirect:
    """The same from the page; leads on to the report."""
    told = {name: value for name, value in data.items() if value and name in NewReport.__struct_fields__}
    if "text" not in told:
        raise NoArticle("there is no text.", remedy="Paste the report's text.")
    outcome = _add(record, NewReport(**told), who, door, request)
    return Redirect(f"/reports/{outcome.report}", status_code=303)


def _add(record: Record, asked: NewReport, who: Who, door: Door, request: Request[Any, Any, Any]) -> Outcome:
    outcome = record.add_text(**msgspec.structs.asdict(asked))
    machine = request.client.host if request.client else None
    door.access.note(f"report: {outcome.happened}", account=who.name, address=machine, about=outcome.report)
    return outcome


HANDLERS = [add, form, add_by_form]
