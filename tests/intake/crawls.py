"""WARC records as crawlers write them, by hand, so that they may be broken in every way."""

import gzip
from collections.abc import Iterable

ARTICLE = """<!doctype html><html lang="en"><head><title>Ferry sinks off Ersin</title></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ferry sinks off Ersin, 12 missing</h1>
<p>A ferry with 300 people on board sank off Ersin on Monday, the coast guard said, and 12 of them are missing.</p>
<p>“We are searching, and we will go on searching,” Captain Lena Moe told reporters in the port of Ersin.</p>
<p>The government promised an inquiry into the sinking and said that its findings would be published in June.</p>
</article><footer>Copyright 2024 The Daily Buoy</footer></body></html>"""
AT = "https://buoy.example/2024/03/ferry-sinks-off-ersin"


def answer(
    body: bytes | str = ARTICLE, *, status: str = "200 OK", kind: str = "text/html", **headers: str
) -> bytes:
    """An HTTP answer; headers' names with _ for -."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + (body.encode() if isinstance(body, str) else body)


def record(
    block: bytes,
    *,
    kind: str = "response",
    url: str | None = AT,
    length: int | str | None = None,
    more: tuple[str, ...] = (),
) -> bytes:
    """A record; ``length`` is what it says of itself where that is not so, "" for nothing."""
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Date: 2024-03-28T10:15:00Z", *more]
    lines += [f"WARC-Target-URI: {url}"] if url else []
    told = len(block) if length is None else length
    lines += [f"Content-Length: {told}"] if told != "" else []
    return "\r\n".join([*lines, "", ""]).encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Each record a gzip member of its own, as crawls have them."""
    return b"".join(map(gzip.compress, records))
