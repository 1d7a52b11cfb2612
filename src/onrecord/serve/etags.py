"""ETags: whoever has the very same answer already is told so, and gets no copy of it."""

import hashlib
from collections.abc import Callable
from typing import Any

KINDS = (b"text/html", b"application/json", b"application/atom+xml", b"application/feed+json")


def with_etag(scope: Any, send: Any) -> Any:
    """What sends the answer to a GET with an ETag of its bytes, or 304 where the asker has them."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return send
    return _Sending(scope, send)


class _Sending:
    """Holds a page back until it is whole; anything else goes by."""

    def __init__(self, scope: Any, send: Callable[[Any], Any]) -> None:
        self._known = dict(scope["headers"]).get(b"if-none-match", b"")
        self._send = send
        self._start: Any = None
        self._body = bytearray()

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            kind = dict(message["headers"]).get(b"content-type", b"")
            if message["status"] == 200 and kind.startswith(KINDS):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._whole()
            return
        await self._send(message)

    async def _whole(self) -> None:
        start, body = self._start, bytes(self._body)
        etag = b'"%s"' % hashlib.sha256(body).hexdigest()[:32].encode()
        told = [(b"etag", etag), (b"cache-control", b"private, no-cache"), (b"vary", b"cookie, authorization")]
        if etag in self._known:
            start = {**start, "status": 304, "headers": told}
            body = b""
        else:
            start = {**start, "headers": [*start["headers"], *told]}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})
