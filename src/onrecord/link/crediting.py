"""Whether a report says that it has something from another outlet.

In: the sentence that tells it, or the report's first paragraph; the name of the other. Out: yes or no. Promise:
the name alone is no credit ("police searched the Courier"), a word of reporting must stand beside it.

>>> credits("The bridge will close on Friday, the Arvik Courier reported.", "Arvik Courier")
True
>>> credits("Police searched the offices of the Arvik Courier.", "Arvik Courier")
False
"""

import re
from functools import cache, lru_cache

from onrecord.lang import lexicon

FEWEST_INITIALS = 3
"""Fewer initials are anybody's."""
FEWEST_WORDS = 12
"""A first paragraph of fewer words is a headline, a byline or a place."""


def credits(words: str, publisher: str) -> bool:
    """Whether these words credit that outlet with what they tell."""
    names = names_of(publisher)
    return any(name in words for name in names) and bool(_credit(names).search(words))


def opening(text: str) -> str:
    """The first paragraph that tells something."""
    paragraphs = (paragraph for paragraph in text.split("\n") if len(paragraph.split()) >= FEWEST_WORDS)
    return next(paragraphs, "")


@lru_cache(maxsize=1000)
def names_of(publisher: str) -> tuple[str, ...]:
    """What the outlet is called: its name without the article, and its initials."""
    name = publisher.strip().removeprefix("The ").removeprefix("the ")
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return tuple(one for one in (name, initials if len(initials) >= FEWEST_INITIALS else "") if one)


@lru_cache(maxsize=1000)
def _credit(names: tuple[str, ...]) -> re.Pattern[str]:
    name = "|".join(map(re.escape, names))
    after, between, before = _cues()
    return re.compile(
        # "the Courier of Arvik reported", "the Courier, a daily, first reported", "the Courier on Friday quoted"
        rf"\b(?:{name})\b(?: of [\w-]+)?(?:, [^,.]{{1,40}},)?(?: (?:{between})){{0,3}} (?:{after})\b"
        # "told the Courier", "in an interview with the local Courier"
        rf"|\b(?i:{before})(?: [\w'’-]+){{0,2}} (?:{name})\b"
    )


@cache
def _cues() -> tuple[str, ...]:
    words = lexicon("reporting_relays.toml")
    return tuple("|".join(words[f"credits_{where}"].split()) for where in ("after", "between", "before"))
