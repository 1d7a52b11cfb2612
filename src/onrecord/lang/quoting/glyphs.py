"""The quotation marks of a paragraph, and what each may be as its shape and its neighbours show.

Nothing is decided here: each :class:`Mark` says how unlikely it is that it opens, that it closes, and that it is
no quotation mark at all. The numbers add up in :mod:`.pairing`, which takes the cheapest whole.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.lang.quoting import apostrophes

Family = Literal["double", "single", "guillemet", "angle"]

MARKS = re.compile(
    r"=\s?[\"'][^\"'\n]{0,300}[\"']|<(?=/?[a-zA-Z])[^<>\n]{0,300}>"  # markup that was left in, skipped
    r"|&(?:quot|[lr][ds]quo|[lr]aquo|apos|#34|#39|#822[0-2]|#821[6-8]|#171|#187);"
    r"|<<|>>|(?<!\S),,(?=\w)|``|'(?=''(?:[^'\w]|$))|''|‘‘|’’|\"\"|““|””"
    r"|[“”„‟\"«»″＂❝❞‘’‚‛'`´‹›❛❜＇′]"
)
RUN = re.compile(r"(?:[“”„‟\"«»″＂❝❞‘’‚‛'`´‹›❛❜＇′]\s?){6,}")
"""More marks in a row than anybody sets: none of them is one."""

ENTITIES = {
    "&quot;": '"', "&#34;": '"', "&apos;": "'", "&#39;": "'", "&ldquo;": "“", "&rdquo;": "”",
    "&lsquo;": "‘", "&rsquo;": "’", "&laquo;": "«", "&raquo;": "»", "&#171;": "«", "&#187;": "»",
    "&#8216;": "‘", "&#8217;": "’", "&#8218;": "‚", "&#8220;": "“", "&#8221;": "”", "&#8222;": "„",
}  # fmt: skip
ALIKE = {
    "‟": "“", "＂": '"', "❝": "“", "❞": "”", "‛": "‘", "❛": "‘", "❜": "’", "＇": "'", "´": "’", "′": "'", "″": '"',
    "<<": "«", ">>": "»", ",,": "„", "‘‘": "“", "’’": "”", '""': '"', "““": "“", "””": "”",
}  # fmt: skip
"""Marks that are read as another one."""

AGAINST = {
    # glyph: (to open, to close)
    "“": (0.0, 2.5), "”": (2.5, 0.0), "„": (0.0, 9.0), '"': (0.0, 0.0), "``": (0.0, 4.0), "''": (0.7, 0.0),
    "‘": (0.0, 2.5), "’": (2.0, 0.0), "‚": (0.0, 9.0), "'": (0.0, 0.0), "`": (0.0, 2.0),
    "«": (0.0, 1.0), "»": (1.0, 0.0), "‹": (0.0, 1.0), "›": (1.0, 0.0),
}  # fmt: skip
"""What a glyph's shape says against its opening and against its closing."""

STRAY = 5.0
OPENING_BRACKETS = frozenset("([{—–-―/:=|*•~_>")
CLOSING = frozenset(",.;:!?…)]}—–-―/|*%")
CURRENCY_AND_SUCH = frozenset("$£€¥[({…—–-―@#*+&<%_¿¡")
TRANSPARENT = frozenset("“”„‟\"«»″＂❝❞‘’‚‛'`´‹›❛❜＇′\\")
OUTSIDE = " "


class Mark(NamedTuple):
    """A mark from ``start`` to ``end``, and what speaks against its opening, its closing, its being none.

    ``twice``: two marks set as one, which may close two quotations at once. ``lone`` says whether it is damage
    when it has no partner.
    """

    start: int
    end: int
    glyph: str
    family: Family
    opens: float
    closes: float
    nothing: float
    twice: bool = False
    lone: bool = True


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks between these offsets, apostrophes within words left out."""
    runs = [m.span() for m in RUN.finditer(text, start, end)]
    run = 0
    for match in MARKS.finditer(text, start, end):
        at, after, written = match.start(), match.end(), match.group()
        while run < len(runs) and runs[run][1] <= at:
            run += 1
        if run < len(runs) and runs[run][0] <= at:
            continue
        glyph = ENTITIES.get(written, written)
        glyph = ALIKE.get(glyph, glyph)
        if glyph not in AGAINST:
            continue
        before = text[at - 1] if at > start else OUTSIDE
        behind = text[after] if after < end else OUTSIDE
        family = family_of(glyph)
        if family == "single" and before.isalnum() and behind.isalnum():
            continue
        far_before, far_behind = _beyond(text, at, after, start, end)
        opens, closes = AGAINST[glyph]
        opens += _against_opening(far_before, far_behind, text[after : after + 2], family)
        closes += _against_closing(far_before, far_behind, family)
        if at == start:
            closes += 4
        if family == "single":
            nothing, lone = apostrophes.likely(text, (at, after), (start, end), glyph)
            if nothing < 1:
                opens, closes = opens + 1.2, closes + 0.8 * (nothing <= 0.4)
        else:
            lone = not (before.isdigit() and written in ('"', "″", "”", "''"))
            nothing = STRAY if lone else 0.4  # inches and seconds: 6'2", 30″
        twice = len(written) == 2 and written[0] == written[1] and glyph in '"“”'
        yield Mark(at, after, glyph, family, opens, closes, nothing, twice and written != "‘‘", lone)


def family_of(glyph: str) -> Family:
    """Which marks may pair with this one."""
    if glyph in "«»":
        return "guillemet"
    if glyph in "‹›":
        return "angle"
    return "single" if glyph in "‘’‚'`" else "double"


def _beyond(text: str, at: int, after: int, start: int, end: int) -> tuple[str, str]:
    """The neighbours, other marks that stand directly beside this one looked through."""
    i = at - 1
    while i >= start and i > at - 5 and text[i] in TRANSPARENT:
        i -= 1
    j = after
    while j < end and j < after + 4 and text[j] in TRANSPARENT:
        j += 1
    return (text[i] if i >= start else OUTSIDE), (text[j] if j < end else OUTSIDE)


def _against_opening(before: str, behind: str, following: str, family: Family) -> float:
    against = 0.0
    if before.isalnum():
        against += 3
    elif not before.isspace() and before not in OPENING_BRACKETS:
        against += 1.5
    if behind.isspace():
        against += 0.3 if family in ("guillemet", "angle") else 2
    elif behind == "." and following[:2] not in ("..", ". "):
        against += 1.5
    elif not behind.isalnum() and behind not in CURRENCY_AND_SUCH and following[:2] != "..":
        against += 3
    return against


def _against_closing(before: str, behind: str, family: Family) -> float:
    against = 0.0
    if before.isspace():
        against += 0.3 if family in ("guillemet", "angle") else 2
    elif before in "([{":
        against += 3
    if behind.isalnum():
        against += 2 if before in ",.!?…" else 3
    elif not behind.isspace() and behind not in CLOSING:
        against += 1
    return against
