"""Stray words after a full stop."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lang import lexicon
from onrecord.model import DamageKind

STRAY = re.compile(
    r"(?<![.\w])(?P<before>[^\W\d_][\w'’-]{0,60})(?P<close>[\"”’')]{0,2})[.!?]\s+(?P<stray>[a-z][a-z'’-]{0,60}(?:\s[a-z][a-z'’-]{0,60})?)\s?\.(?=[\s\"”’']|$)"
)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("clean_damage.toml")
    return frozenset(words["abbreviations"]), frozenset(words["not_fragments"])


def fragments(text: str) -> Iterator[tuple[int, int, DamageKind]]:
    """One or two words in lower case that stand as a sentence after a full stop ("... brink of ruin. thirsty.").

    Not after an abbreviation or an initial, whose full stop ends no sentence.
    """
    abbreviations, allowed = _words()
    for m in STRAY.finditer(text):
        before = m["before"]
        if len(before) < 3 or before.lower() in abbreviations or (before[0].isupper() and len(before) < 4):
            continue
        if m["stray"].split()[0] in allowed or m["stray"].split()[-1] in allowed:
            continue
        yield m.start("before"), m.end(), "fragment"
