"""Words and phrases that stand twice in a row."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from onrecord.lang import lexicon
from onrecord.model import DamageKind

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONGEST_PHRASE = 6


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("clean_damage.toml")
    return frozenset(words["doubles"]), frozenset(words["never_doubled"])


def doubled_words(text: str) -> Iterator[tuple[int, int, DamageKind]]:
    """A word twice with only space between ("the the"), or a phrase twice with a comma at most ("has agreed,
    has agreed, to").

    What people rightly say twice is left alone: names ("Walla Walla"), emphasis ("very, very"), auxiliaries
    ("had had"), a chant, a phrase that opens or ends a quoted sentence.
    """
    doubles, never = _words()
    found = list(WORD.finditer(text))
    lower = [m.group().lower() for m in found]
    done = 0
    for i in range(len(found) - 1):
        if i < done:
            continue
        if lower[i] == lower[i + 1] and text[found[i].end() : found[i + 1].start()].isspace():
            if _is_doubled(found[i].group(), found[i + 1].group(), lower[i], doubles, never):
                yield found[i].start(), found[i + 1].end(), "doubled words"
                done = i + 2
            continue
        if lower[i] not in lower[i + 2 : i + LONGEST_PHRASE + 1]:
            continue
        for n in range(2, LONGEST_PHRASE + 1):
            if lower[i + n : i + n + 1] == lower[i : i + 1] and lower[i : i + n] == lower[i + n : i + 2 * n]:
                if _is_doubled_phrase(text, found[i : i + 2 * n], n):
                    yield found[i].start(), found[i + 2 * n - 1].end(), "doubled words"
                done = i + 2 * n
                break


def _is_doubled(first: str, second: str, lower: str, doubles: frozenset[str], never: frozenset[str]) -> bool:
    if lower in never:
        # "Will will run", "May may": who is called so opens the sentence, and so may any word that is doubled.
        named = first[0].isupper() and lower in ("will", "may")
        return not (second[0].isupper() or first.isupper() or named)
    return lower not in doubles and first.islower() and second.islower() and len(lower) > 2


def _is_doubled_phrase(text: str, words: list[re.Match[str]], n: int) -> bool:
    """A comma may stand between the two, in neither any mark; the sentence must go on after the second."""
    for a, b in pairwise(words):
        gap = text[a.end() : b.start()]
        allowed = (" ", ", ") if b is words[n] else (" ",)
        if gap not in allowed:
            return False
    phrase = [m.group() for m in words[:n]]
    if not any(word[0].islower() for word in phrase):
        return False  # names, chants, titles
    before = text[max(0, words[0].start() - 20) : words[0].start()].lower().split()
    if _is_idiom([word.lower() for word in phrase], before[-1] if before else ""):
        return False
    comma = text[words[n - 1].end() : words[n].start()] != " "
    after = text[words[-1].end() :].lstrip()
    if comma:
        # "we will win, we will win, and" is a speaker's; a phrase that is resumed in mid-clause ("has agreed,
        # has agreed, to") is not, nor is one that the reporter says twice.
        if not before or not before[-1][-1].isalpha():
            return False
        goes_on = re.match(r",?\s?(?:to|that|of|in|on|with|for|the|a|by|at|from|as)\b", after)
        ends = after[:1] in ("", ".", "!", "?")
        return goes_on is not None or not (ends or _in_speech(text[: words[0].start()]))
    return len("".join(phrase)) >= 4 and words[0].group().lower() not in ("had", "that")


def _in_speech(before: str) -> bool:
    """Whether a quotation mark stands open at the end of this."""
    opened = before.count("“") + before.count("``")
    return opened > before.count("”") + before.count("''") or before.count('"') % 2 == 1


def _is_idiom(phrase: list[str], before: str) -> bool:
    """ "Over and over and over", "hand in hand in their work", "they have to have to", "what he does he does"."""
    words = lexicon("clean_damage.toml")
    return (
        phrase[0] in words["joints"]
        or phrase[-1] in words["joints"]
        or any(word in words["intensifiers"] for word in phrase)
        or phrase[0] == phrase[-1]  # "day by day, day by day"
        or sorted(phrase) == ["have", "to"]
        or (phrase[-1] == "to" and (before == "from" or phrase[0] in words["to_each_other"]))
        or (phrase[0] == "to" and phrase[1] in words["to_each_other"])
        or before.removesuffix("ever") in words["relatives"]
    )
