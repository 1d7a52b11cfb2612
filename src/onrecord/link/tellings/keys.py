"""By what the tellings of one statement find each other among many: pairs of neighbouring words of matter.

Whoever tells a part of it, or another word here and there, keeps most of the pairs.
"""

import zlib
from itertools import pairwise

from onrecord.link.tellings.words import wording

SHORT = 3
"""A statement of so few words of matter is also found by all of its words together."""


def keys_of(content: str) -> frozenset[int]:
    """A statement's keys, 32-bit numbers; none where it says nothing."""
    told = wording(content)
    pairs = {_hash(*sorted(pair)) for pair in pairwise(told.matter)}
    if told.words and len(told.matter) <= SHORT:
        pairs.add(_hash("", *told.words))
    return frozenset(pairs)


def _hash(*words: str) -> int:
    return zlib.crc32(" ".join(words).encode())
