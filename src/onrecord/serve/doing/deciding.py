"""``POST /decisions``: accept, reject, correct, merge, split, undo, in the name of whoever is logged in."""

from typing import Annotated, Any, Literal

import msgspec
from litestar import MediaType, Request, Response, post
from litestar.di import NamedDependency
from litestar.enums import RequestEncodingType
from litestar.params import Body, JSONBody
from litestar.response import Redirect, Template

from onrecord.errors import BadDecision
from onrecord.model import About, Decision
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import decision_says
from onrecord.serve.access import Door, NamedWho, needs
from onrecord.serve.asked import Of
from onrecord.serve.describing import answers
from onrecord.serve.local import local
from onrecord.serve.twins import JSON
from onrecord.store.access.rows import Who

Verb = Literal["accept", "reject", "correct", "merge", "split", "undo"]


class Deciding(msgspec.Struct, frozen=True, kw_only=True):
    """A decision to be taken. ``id`` is the record's, or of two that are merged or split the first, ``other`` the
    second; ``about`` says of two reports whether they are a copy and its source, or tell one story. ``fields`` are
    what is corrected; ``undoes`` is the number of the decision to be undone; ``why`` what speaks for it."""

    verb: Verb
    id: str | None = None
    other: str | None = None
    about: About = "copy"
    fields: dict[str, Any] = {}
    undoes: int | None = None
    why: str | None = None


@post(
    JSON + "/decisions", opt=needs("reviewer") | answers(list[Decision], unknown=True), sync_to_thread=True,
    operation_id="decide", tags=["Decisions"],
)  # fmt: skip
def decide(
    data: JSONBody[Deciding],
    record: Of,
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Response[bytes]:
    """Take a decision; answers with it, or with one for each field that is corrected."""
    taken = _take(record, data, who)
    _note(door, request, who, taken)
    return Response(msgspec.json.encode(taken), media_type=MediaType.JSON, status_code=201)


@post("/decisions", opt=needs("reviewer"), sync_to_thread=True, include_in_schema=False, status_code=200)
def decide_by_form(
    data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)],
    record: Of,
    who: NamedWho,
    door: NamedDependency[Door],
    request: Request[Any, Any, Any],
) -> Template | Redirect:
    """The same from a page: leads back to it, or puts what was decided in the place of what was asked."""
    fields = {name.removeprefix("field-"): value for name, value in data.items() if name.startswith("field-")}
    told = {name: value for name, value in data.items() if name in Deciding.__struct_fields__ and value}
    try:
        deciding = msgspec.convert({**told, "fields": fields}, Deciding, strict=False)
    except msgspec.ValidationError as error:
        raise BadDecision(f"it can't be taken: {error}.") from error
    taken = _take(record, deciding, who)
    _note(door, request, who, taken)
    back = local(data.get("back", "/decisions"))
    if request.headers.get("hx-request") != "true":
        return Redirect(back, status_code=303)
    lines = [line for line in record.decisions() if line.decision.key in {one.key for one in taken}]
    return Template("decided.html", context={"page": None, "lines": lines, "says": decision_says, "back": back})


def _take(record: Record, asked: Deciding, who: Who) -> list[Decision]:
    if asked.verb == "undo":
        if asked.undoes is None:
            raise BadDecision("nothing is named to be undone.", remedy="Give the decision's number: undoes.")
        return [record.undo(asked.undoes, why=asked.why, by=who.name)]
    if not asked.id:
        raise BadDecision("no record is named.", remedy="Give its id.")
    if asked.verb in ("merge", "split"):
        if not asked.other:
            raise BadDecision("only one of two is named.", remedy="Give the other's id.")
        take = record.merge if asked.verb == "merge" else record.split
        return [take(asked.id, asked.other, about=asked.about, why=asked.why, by=who.name)]
    if asked.verb == "correct":
        if not asked.fields:
            raise BadDecision("no field is named to be corrected.", remedy="Give fields, such as status.")
        return record.correct(asked.id, asked.fields, why=asked.why, by=who.name)
    judge = record.accept if asked.verb == "accept" else record.reject
    return [judge(asked.id, why=asked.why, by=who.name)]


def _note(door: Door, request: Request[Any, Any, Any], who: Who, taken: list[Decision]) -> None:
    machine = request.client.host if request.client else None
    for decision in taken:
        door.access.note(f"decided: {decision.verb}", account=who.name, address=machine, about=decision.key)


HANDLERS = [decide, decide_by_form]
