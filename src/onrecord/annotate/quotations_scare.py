"""Words in quotation marks that nobody says: “Evening News”, a so-called “safe zone”, William “Bill” Hart.

The words around a short quotation decide, within its sentence: what names it, what says it, how it is spelled.
"""

import re
from functools import cache
from typing import NamedTuple

from onrecord.lang import lexicon

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONGEST = 8
"""In words: what is longer is said by somebody."""
SHORT = 3
"""In words: what is no longer and has no verb is a term where no cue stands in its sentence."""
AROUND = 200
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s|\n")
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|‘[^‘]*?’(?!\w)|\"[^\"]*\"")
ARTICLE = re.compile(r"\b(?:the|a|an|his|her|its|their)$")
LAST_WORD = re.compile(r"([^\W_][\w’'.-]*)$")
NAME_BEFORE = re.compile(r"(?<!\S)[A-Z][\w’'.-]*\s$")
NAME_BEHIND = re.compile(r"\s[A-Z][\w’'-]+\b")
CALLED = re.compile(r"\b(?:what|which|whom|he|she|it|they|that|we|i)\b[^,;]*\bcalled$")
SOMETHING_CALLED = re.compile(
    r"\b(?:a|an|the|one|town|village)\s[\w’'-]+(?:\s[\w’'-]+){0,4},?\scalled$", re.IGNORECASE
)
BLOT = " _ "
JOINED = re.compile(r"(?:\s_\s*(?:,|and|or|,\s*and|,\s*or))+$")
"""Quotations that this one is joined to by a comma or "and": what stands before them stands before all."""
HEADLINE_SOURCE = re.compile(r"(?:[A-Z][\w’'-]*\s?){1,4}:\s")
AS_CALLED = re.compile(r",?\sas\b[^,]*\bcall\b")
NOUN_FOLLOWS = frozenset(("a", "an", "the", "his", "her", "its", "their", "this", "that", "no", "of"))
"""Behind these a word such as "call" or "claim" is a noun."""
RELATIVES = frozenset(("who", "which", "whose", "where", "whom"))
APOSTROPHE = re.compile("['’]")
IS_WHAT = re.compile(r"\s(?:is|was|were|are)\s(?:how|what)\b")


class _Facts(NamedTuple):
    before: tuple[str, ...]
    things: frozenset[str]
    small: frozenset[str]
    says: frozenset[str]
    written: frozenset[str]
    sourced: tuple[str, ...]
    clause: frozenset[str]


class _Around(NamedTuple):
    """The words of a quotation and of its sentence on both sides, other quotations blotted out."""

    inner: str
    words: list[str]
    left: str
    right: str


@cache
def _facts() -> _Facts:
    facts = lexicon("reporting_scare.toml")
    return _Facts(
        tuple(facts["before"]),
        frozenset(facts["named_things"]),
        frozenset(facts["small_in_titles"]),
        frozenset(form for verb in facts["says"].split() for form in _forms(verb)) | set(facts["forms"]),
        frozenset(facts["written"]),
        tuple(facts["sourced"]),
        frozenset(facts["clause_words"]),
    )


def _forms(verb: str) -> list[str]:
    if verb.endswith("y") and verb[-2] not in "aeo":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"]
    stem = verb.removesuffix("e")
    return [verb, f"{verb}es" if verb[-1] in "sxh" else f"{verb}s", f"{stem}ed", f"{stem}ing"]


def is_scare(text: str, start: int, end: int, lead: int, tail: int) -> bool:
    """Whether the closed quotation from start to end, with marks of these lengths, is a title, a name or a word
    held at arm's length rather than speech."""
    inner = text[start + lead : end - tail].strip()
    words = WORD.findall(inner[:AROUND])
    if not words or len(words) > LONGEST:
        return not words
    around = _Around(inner, words, _left(text, start), _right(text, end))
    if _is_named(around) or _is_nickname(text, start, end, around):
        return True
    if inner[-1] == "." and len(words) > 1 and around.left[-1:].isalnum() and _is_title(words):
        return not _is_said(around)  # they watched “Evening Report.”
    if inner[-1] in ".!?…—" or (inner[-1] == "," and not around.left[-1:].isalnum()) or around.left.endswith(":"):
        return False
    if around.left.endswith(","):
        return inner[-1] != "," and _is_title(words) and not _is_said(around)
    if _is_title(words) and (around.left or len(words) > 1):
        if inner[-1] == "," and len(words) > 1:
            return True  # the author of “The Long Winter,” says: a title, not what is said
        if not _is_next_to_a_cue(around):
            return True
    return _is_term(around) and not _is_said(around)


def _left(text: str, start: int) -> str:
    left = text[max(0, start - AROUND) : start]
    left = left[max((m.end() for m in SENTENCE_END.finditer(left)), default=0) :]
    return JOINED.sub("", QUOTED.sub(BLOT, left).rstrip("\\").rstrip()).strip()


def _right(text: str, end: int) -> str:
    right = text[end : end + AROUND]
    stop = SENTENCE_END.search(right)
    return QUOTED.sub(BLOT, right[: stop.start()] if stop else right).rstrip()


def _is_named(around: _Around) -> bool:
    """ "So-called", "known as", "a ship called", "Operation", "the film" stand before it."""
    facts = _facts()
    left = around.left.lower().rstrip(", ")
    if left.endswith(facts.before) or ARTICLE.sub("", left).rstrip().endswith(facts.before):
        return True
    if left.endswith("called") and not CALLED.search(left) and SOMETHING_CALLED.search(left):
        return True
    if AS_CALLED.match(around.right) or (IS_WHAT.match(around.right) and re.search(r"\bcalled\b", around.right)):
        return True
    thing = LAST_WORD.search(left)
    return bool(thing and thing[1] in facts.things and _is_title(around.words))


def _is_nickname(text: str, start: int, end: int, around: _Around) -> bool:
    """William “Bill” Hart, Osei “the Fox” Kaya."""
    before = NAME_BEFORE.search(text[max(0, start - 30) : start])
    if before is None or len(around.words) > SHORT or around.inner[-1] == ",":
        return False
    return before[0].strip().lower() not in _facts().says and bool(NAME_BEHIND.match(text[end : end + 30]))


def _is_title(words: list[str]) -> bool:
    small = _facts().small
    return all(w[0].isupper() or w[0].isdigit() or w in small for w in words) and words[-1] not in small


def _is_term(around: _Around) -> bool:
    """A word or two with no verb, and no remark set apart from the sentence: the plan — “a disgrace” — was"""
    if len(around.words) > SHORT or any(
        APOSTROPHE.split(word.lower())[0] in _facts().clause for word in around.words
    ):
        return False
    return not (around.left.endswith(("—", "–", "-", "(")) and around.words[0] in ("a", "an"))


def _is_next_to_a_cue(around: _Around) -> bool:
    """Said “Never Again”; “Never Again”, she said."""
    says = _facts().says
    last = LAST_WORD.search(around.left)
    if last and last[1].lower() in says:
        return True
    if not around.right.startswith(","):
        return False
    return any(word.lower() in says for word in WORD.findall(around.right)[:5])


def _is_said(around: _Around) -> bool:
    """Whether its sentence tells that somebody says something, before it or behind a comma after it."""
    facts = _facts()
    sides = f"{around.left}\n{around.right}".lower()
    if HEADLINE_SOURCE.match(around.left) or any(sign in sides for sign in facts.sourced):
        return True
    last = LAST_WORD.search(around.left)
    if last and last[1] in facts.written:
        return True
    before = "it"
    for word in WORD.findall(around.left.lower()):
        if word in facts.says and before not in NOUN_FOLLOWS:
            return True
        before = word
    if IS_WHAT.match(around.right) and any(word in facts.says for word in WORD.findall(around.right)):
        return True
    clauses = [WORD.findall(clause.lower())[:6] for clause in around.right.split(",")[1:]]
    return any(clause[0] not in RELATIVES and facts.says.intersection(clause) for clause in clauses if clause)
