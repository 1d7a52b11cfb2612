"""``/saved/{number}/atom``, ``/saved/{number}/feed.json``: what is new in a saved search, for feed readers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from onrecord.pipeline.record import Record
from onrecord.pipeline.saved import Item
from onrecord.serve.access import needs
from onrecord.serve.asked import Of
from onrecord.serve.describing import answers
from onrecord.serve.feeds import JsonFeed, atom, json_feed
from onrecord.serve.twins import JSON
from onrecord.store.saved.rows import SavedSearch

DAYS = 30
"""A feed holds what came within so many days, and since the search was saved."""
ENTRIES = 100


ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"


@get(
    "/saved/{number:int}/atom", opt=needs("reader") | answers(str, media=ATOM), sync_to_thread=True,
    operation_id="saved_atom", tags=["Saved"],
)  # fmt: skip
def as_atom(record: Of, number: FromPath[int], request: Request[Any, Any, Any]) -> Response[bytes]:
    """What reports brought of late that answers to a saved search, the latest first, as an Atom feed."""
    told = atom(*_lately(record, number), _base(record, request))
    return Response(told, media_type=f"{ATOM}; charset=utf-8")


@get(
    JSON + "/saved/{number:int}/feed", opt=needs("reader") | answers(JsonFeed, media=JSON_FEED),
    sync_to_thread=True, operation_id="saved_feed", tags=["Saved"],
)  # fmt: skip
def as_json(record: Of, number: FromPath[int], request: Request[Any, Any, Any]) -> Response[bytes]:
    """The same as a JSON Feed."""
    told = msgspec.json.encode(json_feed(*_lately(record, number), _base(record, request)))
    return Response(told, media_type=f"{JSON_FEED}; charset=utf-8")


def _lately(record: Record, number: int) -> tuple[SavedSearch, Sequence[Item]]:
    search = record.saved.get(number)
    since = (datetime.now(UTC) - timedelta(DAYS)).isoformat(timespec="seconds")
    return search, record.saved.lately(search, since=since, limit=ENTRIES)


def _base(record: Record, request: Request[Any, Any, Any]) -> str:
    return (record.settings.served_at or str(request.base_url)).rstrip("/")


HANDLERS = [as_atom, as_json]
