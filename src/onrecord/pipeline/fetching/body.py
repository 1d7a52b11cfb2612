"""An answer's body, unpacked while it comes, so that no limit is found out about too late."""

import zlib
from collections.abc import Iterator
from http.client import HTTPResponse

from onrecord.errors import FetchError, FetchRefused

PIECE = 65_536
PACKED = {"gzip", "x-gzip", "deflate"}
GZIP = b"\x1f\x8b"


def body(response: HTTPResponse, *, most: int, cut: bool = False) -> bytes:
    """The whole of it, at most so many bytes, packed or unpacked; what is longer is refused, or ``cut`` off.

    Raises:
        FetchError: it ends too early.
        FetchRefused: it is too large, or packed in a way that nobody asked for.
    """
    packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if packing not in PACKED | {"identity", ""}:
        raise FetchRefused(f"its answer is packed as {packing[:40]!r}, which nobody asked for.")
    announced = response.length or 0
    if announced > most and not cut:
        raise _too_large(most)
    pieces = _pieces(response, announced)
    if packing in PACKED:
        pieces = _unpacked(pieces, most)
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > most:
            if cut:
                return bytes(whole[:most])
            raise _too_large(most)
    return bytes(whole)


def _pieces(response: HTTPResponse, announced: int) -> Iterator[bytes]:
    came = 0
    while piece := response.read(PIECE):
        came += len(piece)
        yield piece
    if came < announced:
        raise FetchError(f"its answer ends after {came:,} of {announced:,} bytes.")


def _unpacked(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Piece by piece, none more than a little over the limit however small it was packed."""
    unpacking, first, came = None, True, 0
    for piece in pieces:
        came += len(piece)
        if came > most:
            raise _too_large(most)
        while piece:
            if unpacking is None:
                if not first and not piece.startswith(GZIP):
                    return  # what stands behind the end is no part of it
                unpacking, first = _unpacker(piece), False
            try:
                yield unpacking.decompress(piece, PIECE)
            except zlib.error as error:
                raise FetchError(f"its answer can't be unpacked ({error}).") from error
            piece = unpacking.unconsumed_tail
            if unpacking.eof:
                piece, unpacking = unpacking.unused_data, None
    if unpacking is not None:
        yield unpacking.flush()
        if not unpacking.eof:
            raise FetchError("its answer ends too early.")


def _unpacker(piece: bytes) -> "zlib._Decompress":
    """For gzip, for zlib, and for the bare deflate that some servers send under its name."""
    bare = not piece.startswith(GZIP) and (piece[0] & 0x0F != 8 or int.from_bytes(piece[:2], "big") % 31 != 0)
    return zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)


def _too_large(most: int) -> FetchRefused:
    return FetchRefused(f"its answer is larger than {most:,} bytes.")
