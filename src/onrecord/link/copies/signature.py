"""What is compared of a text: its words in their order, each as a number of 16 bits.

From these follow the shingles that two texts are compared by: pairs of neighbouring words, and pairs of
neighbouring names and numbers. A rewriter changes the words and the order of the sentences, seldom who stands
beside whom.
"""

import re
import zlib
from functools import cache, cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.data import table
from onrecord.lang import lexicon
from onrecord.link.copies.keys import Shingles, keys_of

WORD = re.compile(r"\w+")
APART = 10
"""So many words apart two names or numbers may stand and still be neighbours."""
_NAMED = 0x8000
_CODE = 0x7FFF
CODES = _CODE + 1
"""So many numbers there are for words."""
_BITS = np.uint32(15)
NAMES = np.uint32(1 << 30)
"""Shingles from here on are pairs of names, those below are pairs of words."""
_KNOWN_WORDS = 500_000
_REMEMBERED = 2000

Found = NDArray[np.bool_]


class _Codes(dict[str, int]):
    """The numbers of words, remembered; case and punctuation aside, but for whether it is a name or a number."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        code = zlib.crc32(word.lower().encode("utf8", "surrogatepass")) & _CODE
        if word[0].isupper() or word[0].isdigit():
            code |= _NAMED
        self[word] = code
        return code


_codes = _Codes()


class Signature:
    """A text as it is compared."""

    def __init__(self, words: NDArray[np.uint16]) -> None:
        self.words = words

    @classmethod
    def of(cls, text: str) -> "Signature":
        """The signature of a text."""
        words = WORD.findall(text)
        return cls(np.fromiter(map(_codes.__getitem__, words), dtype=np.uint16, count=len(words)))

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Signature":
        """The signature that was kept. The last ones are remembered: reports of one story come in together."""
        return _kept(kept)

    def to_bytes(self) -> bytes:
        """As it is kept: two bytes a word."""
        return self.words.astype("<u2", copy=False).tobytes()

    @cached_property
    def codes(self) -> Shingles:
        """The words alone, names or not."""
        return (self.words & np.uint16(_CODE)).astype(np.uint32)

    @cached_property
    def pairs(self) -> Shingles:
        """The pairs of neighbouring words, in the text's order."""
        codes = self.codes
        return (codes[:-1] << _BITS) | codes[1:]

    @cached_property
    def named(self) -> Shingles:
        """The pairs of neighbouring names and numbers, which way round they stand aside."""
        places = np.flatnonzero(self.words & np.uint16(_NAMED))
        near = np.diff(places) <= APART
        codes = self.codes[places]
        one, other = codes[:-1][near], codes[1:][near]
        return (np.minimum(one, other) << _BITS) | np.maximum(one, other) | NAMES

    @cached_property
    def meant(self) -> Shingles:
        """The words alone, in the text's order, a people or its adjective as its country."""
        return _countries()[self.codes]

    @cached_property
    def matter(self) -> Shingles:
        """Each word once, sorted, that carries matter of its own and is no name."""
        return _sifted(self.meant[self.words < _NAMED])

    @cached_property
    def names(self) -> Shingles:
        """Each name and number once, sorted. What the text has in small letters, too, only began a sentence."""
        return _sifted(self.meant[self.words >= _NAMED], self.matter)

    @cached_property
    def shingles(self) -> Shingles:
        """Every pair once, sorted: those of words before those of names."""
        every = np.sort(np.concatenate((self.pairs, self.named)))
        return every[np.flatnonzero(np.concatenate((every[:1] >= 0, every[1:] != every[:-1])))]

    @cached_property
    def words_end(self) -> int:
        """Where the pairs of names begin among the shingles."""
        return int(np.searchsorted(self.shingles, NAMES))

    @cached_property
    def keys(self) -> list[int]:
        """The keys that it is found by."""
        return keys_of(self.shingles[: self.words_end], self.shingles[self.words_end :], self.codes)


@lru_cache(maxsize=_REMEMBERED)
def _kept(kept: bytes) -> Signature:
    return Signature(np.frombuffer(kept, dtype="<u2").astype(np.uint16, copy=False))


def idle(shingles: Shingles) -> Found:
    """Which are pairs of two words that carry no matter of their own."""
    words = _idle_codes()
    both: Found = words[shingles & _CODE] & words[(shingles >> _BITS) & _CODE] & (shingles < NAMES)
    return both


@cache
def _idle_codes() -> Found:
    codes = np.zeros(CODES, dtype=np.bool_)
    codes[[_codes[word] & _CODE for word in lexicon("tellings.toml")["idle"].split()]] = True
    return codes


def _sifted(codes: Shingles, *others: Shingles) -> Shingles:
    """Each of these words once, sorted, but for the others and for those that carry no matter of their own."""
    kept = ~_idle_codes()
    for some in others:
        kept[some] = False
    there = np.zeros(CODES, dtype=np.bool_)
    there[codes] = True
    return np.flatnonzero(there & kept).astype(np.uint32)


@cache
def _countries() -> Shingles:
    """For each word's number that of the country whose people or adjective it is, else its own."""
    codes = np.arange(CODES, dtype=np.uint32)
    for country in table("countries.tsv"):
        forms = f"{country['adjectives']}|{country['people']}".split("|")
        if " " not in country["name"]:
            codes[[_codes[form] & _CODE for form in forms if form and " " not in form]] = (
                _codes[country["name"]] & _CODE
            )
    return codes


def places_in(shingles: Shingles, sought: Shingles) -> tuple[NDArray[np.intp], Found]:
    """Where each sought shingle stands in the sorted ones, and whether it is there."""
    if not len(shingles):
        return np.zeros(len(sought), dtype=np.intp), np.zeros(len(sought), dtype=np.bool_)
    places = np.minimum(np.searchsorted(shingles, sought), len(shingles) - 1)
    return places, shingles[places] == sought
