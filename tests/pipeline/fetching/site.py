"""A real site on this machine, and a clock that a test can move."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import BaseServer
from typing import NamedTuple, TypeVar

from onrecord.pipeline.fetching.clock import Clock

Server = TypeVar("Server", bound=BaseServer)


class Answer(NamedTuple):
    """What is answered: ``write`` writes the body by itself where that is to be odd, and the head
    too where there is no status."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012
    write: Callable[[BaseHTTPRequestHandler], object] | None = None


class Asked(NamedTuple):
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes = b""


class Site(ThreadingHTTPServer):
    """Answers with ``pages``, by their paths; nothing else is there. Notes what it was ``asked``."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), _Handler)
        self.pages: dict[str, Answer | Callable[[Asked], Answer]] = {}
        self.asked: list[Asked] = []

    def url(self, path: str = "/", *, host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"http://{host}:{self.server_port}{path}"

    def paths(self) -> list[str]:
        """The pages that were asked for, robots.txt aside."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def handle_error(self, *_: object) -> None:
        """Whoever hangs up on us does so on purpose."""


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = Asked(self.path, dict(self.headers.items()), body)
        self.server.asked.append(asked)
        found = self.server.pages.get(self.path) or self.server.pages.get("*", Answer(status=404))
        answer = found if isinstance(found, Answer) else found(asked)
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        if not answer.status and answer.write:
            answer.write(self)
            return
        self.send_response(answer.status)
        told = {"Content-Type": "text/html"} if "Content-Type" not in answer.headers else {}
        if answer.write is None:
            told["Content-Length"] = str(len(body))
        for name, value in {**told, **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.write:
            answer.write(self)
        else:
            self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """The server, answering."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


class Moved(Clock):
    """Stands still until it is moved, or slept by."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 3, 28, 12, tzinfo=UTC)
        self.seconds = 1_000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.move(seconds)

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds
        self.jump(seconds)

    def jump(self, seconds: float) -> None:
        """Set the time of day on or back, as no time passes."""
        self.moment += timedelta(seconds=seconds)
