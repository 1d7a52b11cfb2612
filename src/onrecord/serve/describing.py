"""The description of the interface, in OpenAPI's form: what can be asked, what is answered, with which status."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Litestar
from litestar.handlers import HTTPRouteHandler

from onrecord import errors
from onrecord.serve.access.guarding import role_of
from onrecord.serve.schemas import Schema, Schemas
from onrecord.serve.twins import address_of

JSON_TYPE = "application/json"
KEPT_TAG = {"ETag": {"description": "Send it back as If-None-Match.", "schema": {"type": "string"}}}


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer: ``says`` has it in words, ``error`` is the class of :mod:`onrecord.errors` that
    Python raises for it."""

    status: int
    says: str
    error: str


def answers(kind: Any, *, media: str = JSON_TYPE, unknown: bool = False) -> dict[str, Any]:
    """What a handler says in its ``opt`` of its answer: the type that stands in it, and as which media type.
    ``unknown`` says that 404 may be answered though the address is right."""
    return {"answers": kind, "media": media, "unknown": unknown}


def describe(app: Litestar, asked: dict[str, Any]) -> dict[str, Any]:
    """The whole description. ``asked`` is what Litestar found out by itself: addresses and parameters."""
    handlers = dict(_handlers(app))
    written = Schemas()
    read = Schemas(read=True, named=written.named)
    paths = {
        address_of(path): {
            method: _operation(told, handlers[told["operationId"]], written, read)
            for method, told in methods.items()
        }
        for path, methods in asked["paths"].items()
    }
    written.named["Refusal"]["properties"]["error"] = {"enum": sorted(_errors(errors.OnRecordError))}
    token = {"type": "http", "scheme": "bearer", "description": "Where the record has accounts."}
    return {
        "openapi": asked["openapi"],
        "info": asked["info"],
        "paths": paths,
        "components": {"schemas": written.named, "securitySchemes": {"token": token}},
        "security": [{"token": []}, {}],
    }


def _handlers(app: Litestar) -> Iterator[tuple[str, HTTPRouteHandler]]:
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and isinstance(handler.operation_id, str):
                yield handler.operation_id, handler


def _operation(told: dict[str, Any], handler: HTTPRouteHandler, written: Schemas, read: Schemas) -> dict[str, Any]:
    body = handler.parsed_data_field
    parameters = [_parameter(one) for one in told.get("parameters", ())]
    operation: dict[str, Any] = {
        "operationId": told["operationId"],
        "tags": told["tags"],
        "summary": told["summary"],
        "description": " ".join(told.get("description", told["summary"]).split()),
        "x-role": role_of(handler),
        "responses": _responses(handler, parameters, written),
    }
    if parameters:
        operation["parameters"] = parameters
    if body is not None:
        operation["requestBody"] = {"required": True, "content": _holding(JSON_TYPE, read.of(body.annotation))}
    return operation


def _parameter(told: dict[str, Any]) -> dict[str, Any]:
    """A parameter as it can stand in an address, where nothing is null."""
    schema = {key: value for key, value in told["schema"].items() if key != "description"}
    if several := [one for one in schema.pop("oneOf", ()) if one != {"type": "null"}]:
        [schema] = several
    found = {"name": told["name"], "in": told["in"], "required": told["required"], "schema": schema}
    return found | {"description": told["description"]} if "description" in told else found


def _responses(
    handler: HTTPRouteHandler, parameters: list[dict[str, Any]], written: Schemas
) -> dict[str, dict[str, Any]]:
    """What comes back, by status."""
    kind, media, role = handler.opt["answers"], handler.opt["media"], role_of(handler)
    schema = written.of(kind)
    refusal = _holding(JSON_TYPE, written.of(Refusal)) if media.endswith("json") else _holding("text/html", {})

    def refused(says: str) -> dict[str, Any]:
        return {"description": says, "content": refusal}

    found: dict[str, dict[str, Any]] = {}
    if "POST" in handler.http_methods:
        found["201"] = {"description": "It is done.", "content": _holding(media, schema)}
    else:
        found["200"] = {"description": "The answer.", "headers": KEPT_TAG, "content": _holding(media, schema)}
        found["304"] = {"description": "The answer is the one that the asker has: If-None-Match was its ETag."}
    if parameters or handler.parsed_data_field is not None:
        found["400"] = refused("What is asked can't be: RecordError, or a more exact class.")
    found["401"] = refused("The record has accounts, and there is no token, or an ended one: AccessError.")
    found["403"] = refused(f"It takes the role {role!r}, or it was asked under a foreign name: AccessError.")
    if handler.opt["unknown"] or any(one["in"] == "path" for one in parameters):
        found["404"] = refused("There is none: UnknownId.")
    if handler.parsed_data_field is not None:
        found["413"] = refused("It is too large: RecordError.")
    return found


def _holding(media: str, schema: Schema) -> dict[str, Any]:
    return {media: {"schema": schema}}


def _errors(root: type[errors.OnRecordError]) -> Iterator[str]:
    yield root.__name__
    for one in root.__subclasses__():
        yield from _errors(one)
