"""PDFs as small as they can be, by hand, so that they may be broken in every way."""

import zlib
from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Where a line begins, from the left and from the bottom in points, how large it is, and its words."""


def lines(*texts: str, top: float = 700, size: float = 11, left: float = 72) -> list[Line]:
    """Lines of one paragraph, one under the other."""
    return [(left, top - 14 * i, size, text) for i, text in enumerate(texts)]


def pdf(*pages: Sequence[Line], packed: bool = True) -> bytes:
    """A PDF of these pages."""
    return of_streams([_drawn(page) for page in pages], packed=packed)


def _drawn(page: Sequence[Line]) -> bytes:
    drawn = [
        b"BT /F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm (%s) Tj ET"
        % (size, x, y, text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)"))
        for x, y, size, text in page
    ]
    return b"\n".join(drawn)


def of_streams(streams: Sequence[bytes], *, packed: bool = True, more: bytes = b"") -> bytes:
    """A PDF whose pages draw these streams; ``more`` goes into each page's resources."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for stream in streams:
        body = zlib.compress(stream) if packed else stream
        coded = b"/Filter /FlateDecode " if packed else b""
        objects.append(b"<< %s/Length %d >>\nstream\n%s\nendstream" % (coded, len(body), body))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> %s >> >>" % (len(objects), more)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    start = out.rindex(b"xref")
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
