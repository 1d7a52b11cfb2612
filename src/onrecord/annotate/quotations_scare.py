"""Words and titles in quotation marks that nobody says: “Evening News”, a so-called “safe zone”."""

import re

from onrecord.lang import lexicon

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONGEST = 8
"""In words: what is longer is said by somebody."""


def is_scare(text: str, start: int, end: int, lead: int, tail: int) -> bool:
    """Whether the closed quotation from start to end, with marks of these lengths, looks like a title or a word
    held at arm's length rather than speech. A reporting cue beside it may still make it somebody's word."""
    inner = text[start + lead : end - tail].strip()
    words = WORD.findall(inner[:200])
    if not words or len(words) > LONGEST or inner[-1] in ".!?":
        return not words
    facts = lexicon("reporting_scare.toml")
    small = set(facts["small_in_titles"])
    if inner[-1] == ",":
        # "the author of “The Long Winter,” says": a title, not what is said
        in_a_phrase = text[max(0, start - 2) : start - 1].isalnum()
        return in_a_phrase and len(words) > 1 and _is_title(words, small)
    if text[max(0, start - 24) : start].rstrip().lower().endswith(tuple(facts["before"])):
        return True
    if text[end : end + 1] == "," or len(words) == 1:
        return len(words) == 1 and not text[:start].rstrip().endswith(",")
    return _is_title(words, small)


def _is_title(words: list[str], small: set[str]) -> bool:
    return all(w[0].isupper() or w[0].isdigit() or w in small for w in words) and words[-1] not in small
