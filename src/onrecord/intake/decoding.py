"""Bytes to text: which encoding, what was broken in it, and where it was repaired."""

import codecs
import re

from onrecord.errors import NotText
from onrecord.model import Repair

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer before those that they begin with."""

BINARY = (
    (b"%PDF", "a PDF", "Export its text."),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it or export its text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it."),
    (b"BZh", "a bzip2 archive", "Unpack it."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it."),
    (b"Rar!", "a RAR archive", "Unpack it."),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"RIFF", "a sound, video or WebP file", ""),
    (b"ID3", "an MP3 file", ""),
    (b"OggS", "an Ogg file", ""),
    (b"\x7fELF", "a program", ""),
    (b"MZ\x90", "a program", ""),
    (b"SQLite format 3", "a SQLite database", ""),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Export its text."),
    (b"{\\rtf", "an RTF document", "Export its text."),
)
"""How files begin that are no text; what each is and what to do with it."""

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
ESCAPED = re.compile("[\udc80-\udcff]+")
ASKED_LATER = frozenset(("utf-8", "ascii", "iso8859-1"))
NO_PAGES = frozenset(("unicode-escape", "raw-unicode-escape", "punycode", "idna", "utf-7", "undefined"))
"""Codecs of Python's that no page is in: they are slow on long texts, or make half characters."""
HEAD = 4096


def decode(raw: bytes, *, source: str | None = None, charset: str | None = None) -> tuple[str, tuple[Repair, ...]]:
    """The text that these bytes hold, and the bytes that were repaired, as offsets into that text.

    A byte order mark decides; then UTF-8; then the ``charset`` that a server named; then the one that the markup
    declares; then, where most of it is
    UTF-8, UTF-8 with its broken bytes repaired; then Windows-1252. Line ends stay as they are.

    Raises:
        NotText: binary, or bytes that no encoding explains.

    >>> decode("It was raining in Orléans.".encode("cp1252"))
    ('It was raining in Orléans.', ())
    """
    _refuse_binary(raw, source)
    text, broken = _decoded(raw, charset)
    if len(CONTROL.findall(text)) > 4 + len(text) // 500:
        raise NotText(
            "Binary, or in an encoding that can't be told.", where=source, remedy="Save it as text in UTF-8."
        )
    if broken is None:  # Windows-1252 explains every byte, so its letters must
        strange = sum(ord(c) > 127 for c in text[:20_000])
        if strange > 0.25 * min(len(text), 20_000):
            raise NotText("In an encoding that can't be told.", where=source, remedy="Save it as UTF-8.")
        broken = ()
    return text, broken


def _refuse_binary(raw: bytes, source: str | None) -> None:
    for magic, what, remedy in BINARY:
        if raw.startswith(magic):
            raise NotText(f"This is {what}, not text.", where=source, remedy=remedy or "Leave it out.")
    if raw.startswith(tuple(mark for mark, _ in MARKS)) or _wide(raw):
        return
    if b"\x00" in raw[:65_536]:
        raise NotText("Binary, not text.", where=source, remedy="Leave it out, or export its text.")


def _wide(raw: bytes) -> str | None:
    """UTF-16 that has no mark: every other byte of English text is zero."""
    head = raw[: HEAD - HEAD % 2]
    if len(head) < 4 or len(raw) % 2:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.8 * half and head[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.8 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _decoded(raw: bytes, charset: str | None) -> tuple[str, tuple[Repair, ...] | None]:
    """The text and its repaired bytes; None for the repairs where Windows-1252 was the last resort."""
    for mark, name in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), ()
    if wide := _wide(raw):
        return raw.decode(wide, "replace"), ()
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    declared = CHARSET.search(raw[:HEAD])
    names = [charset.lower()] if charset else []
    names += [declared[1].decode("ascii").lower()] if declared else []
    for name in names:
        try:
            if codecs.lookup(name).name.replace("_", "-") not in ASKED_LATER | NO_PAGES:
                return raw.decode(name), ()
        except (LookupError, UnicodeError):
            pass
    escaped = raw.decode("utf-8", "surrogateescape")
    bad = sum(len(m.group()) for m in ESCAPED.finditer(escaped))
    good = len(escaped) - bad - sum(c < "\x80" for c in escaped)
    claims_utf8 = bool({"utf-8", "utf8"}.intersection(names))
    if good >= bad or claims_utf8:
        return _mended(escaped)
    return raw.decode("cp1252", "surrogateescape").translate(_UNDEFINED), None


_UNDEFINED = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


def _mended(escaped: str) -> tuple[str, tuple[Repair, ...]]:
    """Bytes that are no UTF-8, read as Windows-1252 where they stand alone, else as one replacement character."""
    parts: list[str] = []
    repairs: list[Repair] = []
    at = length = 0
    for m in ESCAPED.finditer(escaped):
        parts.append(escaped[at : m.start()])
        length += m.start() - at
        raw = m.group().encode("utf-8", "surrogateescape")
        alone = len(raw) == 1 and raw[0] not in (0xC2, 0xC3, 0xE2)
        text = raw.decode("cp1252", "replace") if alone else "\ufffd"
        was = "".join(f"\\x{byte:02x}" for byte in raw)
        repairs.append(Repair(start=length, end=length + len(text), was=was, kind="broken UTF-8"))
        parts.append(text)
        length += len(text)
        at = m.end()
    parts.append(escaped[at:])
    return "".join(parts), tuple(repairs)
