"""A connection to a checked address, on which nothing waits beyond its limits."""

import io
import socket
import ssl
import time
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPSConnection
from typing import Any

CONNECT = 10.0
"""Seconds until a connection is there."""
IDLE = 20.0
"""Seconds between two pieces of an answer."""
WHOLE = 60.0
"""Seconds that a request may take from beginning to end."""


class Limits:
    """How long a connection may take; counted from when this is made."""

    def __init__(self, connect: float = CONNECT, idle: float = IDLE, whole: float = WHOLE) -> None:
        self.connect = connect
        self.idle = idle
        self._ends = time.monotonic() + whole

    def left(self, most: float) -> float:
        """The seconds that a step may take, at most so many.

        Raises:
            TimeoutError: no time is left.
        """
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("it takes too long")
        return min(most, left)


class _Pieces(io.RawIOBase):
    """What comes in on a socket, each piece within its time: an answer that drips ends all the same."""

    def __init__(self, sock: socket.socket, limits: Limits) -> None:
        self._sock = sock
        self._limits = limits

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            self._sock.close()
        super().close()

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._limits.left(self._limits.idle))
        return self._sock.recv_into(buffer)


class _Socket:
    """As much of a socket as http.client asks for. It closes this before the answer is read, as real ones let it:
    the socket is closed with the answer."""

    def __init__(self, sock: socket.socket, limits: Limits) -> None:
        self._sock = sock
        self._limits = limits
        self._read = False

    def makefile(self, *_: object) -> io.BufferedReader:
        self._read = True
        return io.BufferedReader(_Pieces(self._sock, self._limits), 65_536)

    def sendall(self, some: bytes) -> None:
        self._sock.settimeout(self._limits.left(self._limits.idle))
        self._sock.sendall(some)

    def close(self) -> None:
        if not self._read:
            self._sock.close()


def connection(
    host: str, port: int, addresses: Sequence[str], limits: Limits, context: ssl.SSLContext | None
) -> HTTPConnection:
    """A connection to one of these addresses of the host; it is asked, and its certificate looked at, under its
    own name. Encrypted where there is a ``context``.

    Raises:
        OSError: there is none.
    """
    sock = _connected(addresses, port, limits)
    asked = HTTPSConnection(host, port, context=context) if context else HTTPConnection(host, port)
    if context:
        try:
            sock.settimeout(limits.left(limits.connect))
            sock = context.wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise
    asked.sock = _Socket(sock, limits)
    return asked


def _connected(addresses: Sequence[str], port: int, limits: Limits) -> socket.socket:
    failed: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=limits.left(limits.connect))
        except OSError as error:
            failed = failed or error
    raise failed or OSError("there is no address to connect to")
