"""HTTP to a served record: one connection, kept; ETags; errors as the classes that they are."""

import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

from onrecord import errors
from onrecord.errors import OnRecordError, RecordError

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SIZE = 200
"""Rows of a list that are asked for at once: as many as are given."""
KEPT = 32
"""So many answers are kept, to be asked for by their ETags."""
WAIT = 120.0
"""Seconds for an answer."""


class Asking:
    """Asks the record at this address, in the name of whoever has the ``token``. Several threads may ask.

    Raises:
        RecordError: the address is none of HTTPS, or of HTTP on this machine.
    """

    def __init__(self, url: str, token: str | None) -> None:
        parts = urlsplit(url)
        own = parts.hostname in LOOPBACK
        if (
            not parts.hostname
            or parts.username
            or not (parts.scheme == "https" or (parts.scheme == "http" and own))
        ):
            raise RecordError(
                "a served record is asked over HTTPS, or over HTTP on this machine.",
                where=parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl(),
                remedy="Write https://host/, and the token apart from it.",
            )
        self.url = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        self._path = parts.path.rstrip("/")
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = kind(parts.hostname, parts.port, timeout=WAIT)
        self._headers = {"Accept": "application/json", "User-Agent": "onrecord"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._kept: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._lock = Lock()

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        with self._lock:
            self._connection.close()

    def get(self, address: str, **asked: Any) -> Any:
        """The JSON at this address; what is None is not asked for.

        Raises:
            OnRecordError: as the record raises it, of the same class; RecordError where nobody answers.
        """
        query = urlencode({name: _said(value) for name, value in asked.items() if value is not None})
        path = f"{address}.json?{query}".rstrip("?")
        with self._lock:
            etag, body = self._kept.get(path, ("", b""))
            answer, new = self._ask("GET", path, headers={"If-None-Match": etag} if etag else {})
            if answer.status != 304:
                etag, body = answer.getheader("ETag", ""), new
            if etag:
                self._kept[path] = etag, body
                self._kept.move_to_end(path)
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return self._json(answer, body)

    def rows(self, address: str, *, limit: int | None = None, **asked: Any) -> Iterator[Any]:
        """The rows of a list, at most ``limit``, as they come, a part at a time."""
        cursor = None
        while limit is None or limit > 0:
            size = SIZE if limit is None else min(SIZE, limit)
            part = self.get(address, size=size, cursor=cursor, **asked)
            yield from part["rows"]
            cursor = part["next"]
            limit = None if limit is None else limit - len(part["rows"])
            if cursor is None:
                return

    def post(self, address: str, told: Mapping[str, Any]) -> Any:
        """What is answered where this is told. Where the connection breaks it is not told again."""
        with self._lock:
            answer, body = self._ask(
                "POST", f"{address}.json", json.dumps(told).encode(), {"Content-Type": "application/json"}
            )
        return self._json(answer, body)

    def _ask(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        kept = self._connection.sock is not None
        if (
            kept and method != "GET"
        ):  # A server may have closed it meanwhile: then nobody knows whether it was told.
            self._connection.close()
            kept = False
        try:
            self._connection.request(method, self._path + path, body, {**self._headers, **(headers or {})})
            answer = self._connection.getresponse()
            return answer, answer.read()
        except (OSError, HTTPException) as error:
            self._connection.close()
            if kept:
                return self._ask(method, path, body, headers)
            raise RecordError(
                f"the served record can't be asked: {error or type(error).__name__}.",
                where=self.url,
                remedy="See that it is served there, and that this machine may ask it.",
            ) from error

    def _json(self, answer: HTTPResponse, body: bytes) -> Any:
        try:
            told = json.loads(body)
        except ValueError:
            told = None
        if answer.status in (200, 201, 304) and told is not None:
            return told
        if isinstance(told, dict) and {"says", "error"} <= told.keys():
            raise _CLASSES.get(told["error"], RecordError)(told["says"])
        raise RecordError(
            f"no record answers there, but something else ({answer.status} {answer.reason}).",
            where=self.url,
            remedy="Give the address at which `onrecord serve` is reached.",
        )


_CLASSES: dict[str, type[OnRecordError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, OnRecordError)
}


def _said(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
