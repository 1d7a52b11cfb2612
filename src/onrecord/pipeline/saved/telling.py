"""Telling what is new in the saved searches: by a webhook, by mail, where the search was given an address."""

import smtplib
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from http.client import HTTPException
from typing import TYPE_CHECKING, get_args
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

import msgspec

from onrecord.errors import SettingsError
from onrecord.pipeline.saved.items import Item
from onrecord.pipeline.wording import clipped, joined
from onrecord.settings import Settings
from onrecord.store.saved.rows import SavedSearch, Way

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record

AT_ONCE = 100
"""Rows in one message."""
WAIT = 10.0
"""Seconds that an answer may take."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """That so many rows of a search were told; ``failed`` says why the rest was not."""

    search: SavedSearch
    way: Way
    rows: int
    failed: str | None = None


def tell(record: "Record") -> Iterator[Told]:
    """Tell what is new in each search that has an address, and has not been told there; the ways that had nothing
    to tell say nothing. Keeps what was told after each message: where a run is cut off between the two, that one
    message comes again."""
    for saved in record.saved.list():
        latest = record.saved.latest()
        told = [_tell(record, saved, way) for way in get_args(Way) if getattr(saved, way)]
        if told and not any(one.failed for one in told):
            record.saved.all_told(saved.number, to=latest)
        yield from (one for one in told if one.rows or one.failed)


def _tell(record: "Record", saved: SavedSearch, way: Way) -> Told:
    send, sent = _SEND[way], 0
    items = record.saved.untold(saved, way)
    for start in range(0, len(items), AT_ONCE):
        some = items[start : start + AT_ONCE]
        try:
            send(saved, some, record.settings)
        except (OSError, HTTPException, SettingsError, ValueError) as error:
            return Told(search=saved, way=way, rows=sent, failed=str(error) or type(error).__name__)
        record.saved.tell(saved.number, way, [item.id for item in some])
        sent += len(some)
    return Told(search=saved, way=way, rows=sent)


def _post(saved: SavedSearch, items: Sequence[Item], settings: Settings) -> None:
    """Post JSON to the search's webhook. An answer that leads elsewhere is an error: nobody chose that address."""
    assert saved.webhook is not None
    search = {"number": saved.number, "name": saved.name, "list": saved.list, "filters": saved.filters}
    address = _address(settings, f"/saved/{saved.number}")
    rows = [{**msgspec.to_builtins(item), "address": _address(settings, item.path)} for item in items]
    body = msgspec.json.encode({"search": search, "address": address, "rows": rows})
    headers = {"Content-Type": "application/json", "User-Agent": "OnRecord"}
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    opener.open(Request(saved.webhook, data=body, headers=headers, method="POST"), timeout=WAIT).close()


def _mail(saved: SavedSearch, items: Sequence[Item], settings: Settings) -> None:
    """Mail the rows to the search's address."""
    if not settings.mail_server:
        raise SettingsError("no mail can be sent.", remedy="Set mail_server in onrecord.toml: host, or host:port.")
    message = EmailMessage()
    message["From"] = settings.mail_from
    message["To"] = saved.mail
    message["Subject"] = f"{len(items)} new: {saved.name}"
    rows = "\n\n".join(_words(item, settings) for item in items)
    message.set_content(f"{saved.name}\n{_address(settings, f'/saved/{saved.number}')}\n\n{rows}\n")
    host, _, port = settings.mail_server.partition(":")
    with smtplib.SMTP(host, int(port or 25), timeout=WAIT) as server:
        server.send_message(message)


def _words(item: Item, settings: Settings) -> str:
    source = joined(item.report.publisher or "", (item.report.published or "")[:10])
    lines = item.says, clipped(item.sentence, 500), source, _address(settings, item.path)
    return "\n".join(filter(None, lines))


def _address(settings: Settings, path: str) -> str:
    return settings.served_at.rstrip("/") + path


_SEND: dict[Way, Callable[[SavedSearch, Sequence[Item], Settings], None]] = {"webhook": _post, "mail": _mail}
