"""Finding the phrases of a table in a text: words, and a trie over them.

Words are runs of letters and digits, so that "U.S." is the words "U", "S" and "al-Qaida" is "al", "Qaida",
whatever a tokenizer makes of them.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

_WORD = re.compile(r"[^\W_]+")
_GAPS = frozenset(
    (" ", "-", ".", ". ", "’", "'", " & ", "&", "/", "", "\u00a0", "‑", "–", " '", " ’", "\n", "’ ", "' ")
)
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d"})


class Word(NamedTuple):
    """A word with its place in the text."""

    text: str
    start: int
    end: int


class Match(NamedTuple):
    """A phrase found: words ``first`` to ``last`` (exclusive), characters ``start`` to ``end``, and what the
    table holds for it."""

    first: int
    last: int
    start: int
    end: int
    entry: Any


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def folded(word: str) -> str:
    """A word in lower case without its accents: "Vučić" as "vucic"."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(
        c for c in unicodedata.normalize("NFKD", lower.translate(_LETTERS)) if not unicodedata.combining(c)
    )


class Trie:
    """Phrases by their words in lower case; each holds one entry, the first that was put in wins. Accents count
    in phrases of the language ("chargé"), and not in ``names``, which papers write with and without."""

    def __init__(self, *, names: bool = False) -> None:
        self._root: dict[str, Any] = {}
        self._key = folded if names else str.lower

    def put(self, phrase: str, entry: Any) -> None:
        """Add a phrase. ``cased`` phrases (names) must stand in the text with their capitals."""
        node = self._root
        for word in _WORD.findall(phrase):
            node = node.setdefault(self._key(word), {})
        if node is not self._root:
            node.setdefault("", []).append((phrase, entry))

    def put_all(self, phrases: Iterable[str], entry: Any) -> None:
        """Add several phrases for one entry."""
        for phrase in phrases:
            if phrase:
                self.put(phrase, entry)

    def find(self, text: str, words: list[Word], *, cased: bool) -> list[Match]:
        """The longest phrases in the text, from left to right, none overlapping."""
        found: list[Match] = []
        lowered = [self._key(word.text) for word in words]
        root = self._root
        i, n = 0, len(words)
        while i < n:
            node = root.get(lowered[i])
            if node is None:
                i += 1
                continue
            best: Match | None = None
            j = i + 1
            while True:
                held = node.get("")
                if held is not None:
                    start, end = words[i].start, words[j - 1].end
                    for phrase, entry in held:
                        if not cased or _capitals_agree(phrase, text[start:end]):
                            best = Match(i, j, start, end, entry)
                            break
                if j >= n or text[words[j - 1].end : words[j].start] not in _GAPS:
                    break
                node = node.get(lowered[j])
                if node is None:
                    break
                j += 1
            if best is None:
                i += 1
            else:
                found.append(best)
                i = best.last
        return found


def _capitals_agree(phrase: str, text: str) -> bool:
    """Whether the text has a capital where the name has one: "US" is not "us", "Who" is not "WHO"."""
    if phrase == text:
        return True
    if text.isupper() and len(text) > 3:
        return True
    if phrase.isupper() and phrase.isalpha():
        return text == phrase
    if phrase.isalpha() and not phrase.istitle():
        return phrase.islower() or text == phrase[0].upper() + phrase[1:]
    own = _WORD.findall(phrase)
    theirs = _WORD.findall(text)
    return len(own) == len(theirs) and all(
        t[0].isupper() or not o[0].isupper() for o, t in zip(own, theirs, strict=True)
    )
