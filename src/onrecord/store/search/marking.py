"""Where the words that were asked for stand in a text, and which part of the text shows them best."""

import re
from collections.abc import Sequence

from onrecord.model import Span
from onrecord.store.query.nodes import Words
from onrecord.store.search.words import MARKS, same_length

WIDTH = 240
"""Characters of a snippet."""
LEAD = 60
"""Characters of it before the first word that was asked for."""
MOST = 400
"""Places in a text that are looked at."""
_LETTER = r"[^\W_]"


class Marker:
    """Finds the words of one query.

    >>> Marker([Words(("novak",)), Words(("call",), prefix=True)]).marks("Ms. Novák called it off")
    [(4, 9), (10, 16)]
    """

    def __init__(self, wanted: Sequence[Words]) -> None:
        self._patterns = [re.compile(_pattern(words)) for words in dict.fromkeys(wanted)]

    def marks(self, text: str) -> list[Span]:
        """Where any of them stands, in order; none overlaps another."""
        found: list[Span] = []
        for start, end, _ in self._places(text):
            if not found or start >= found[-1][1]:
                found.append((start, end))
        return found

    def best(self, text: str) -> Span:
        """The part of the text that has most of them, the first of several; its beginning where it has none."""
        places = self._places(text)
        best, most = (0, 0), 0
        for number, (start, _, _) in enumerate(places):
            within = {which for at, end, which in places[number:] if end <= start + WIDTH - LEAD}
            if len(within) > most:
                best, most = (start, start), len(within)
        return _around(text, best[0])

    def _places(self, text: str) -> list[tuple[int, int, int]]:
        folded = same_length(text)
        found = []
        for which, pattern in enumerate(self._patterns):
            for match in pattern.finditer(folded):
                found.append((match.start(), match.end(), which))
                if len(found) >= MOST * (which + 1):
                    break
        return sorted(found, key=lambda place: (place[0], -place[1]))


def _pattern(words: Words) -> str:
    accents = f"[{MARKS}]*"
    each = ["".join(re.escape(letter) + accents for letter in word) for word in words.words]
    end = f"(?:{_LETTER}|[{MARKS}])*" if words.prefix else f"(?!{_LETTER})"
    return f"(?<!{_LETTER})" + r"[\W_]+".join(each) + end


def _around(text: str, at: int) -> Span:
    """As much of the text as is shown around this place, in whole words, from its paragraph's start on if near."""
    start = max(0, at - LEAD)
    line = text.rfind("\n", start, at) + 1
    if line:
        start = line
    elif start:
        start = text.find(" ", start, at) + 1 or start
    end = min(len(text), start + WIDTH)
    if end < len(text):
        stop = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
        end = stop if stop > at else end
    shown = text[start:end]
    return start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())
