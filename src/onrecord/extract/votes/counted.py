"""Counts with their side behind them: "12 members were in favour", "five countries, among them Chad, voted no"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.extract.syntax import is_negated
from onrecord.extract.votes.counts import FEW, NUM, ONES, SHARE, Side, number_of
from onrecord.lang import lexicon

_LEXICON = lexicon("votes.toml")
_SIDES: dict[str, list[str]] = _LEXICON["sides"]
_PHRASES = tuple(
    sorted(
        (
            (tuple(words.split()), side)
            for side in ("for", "against", "abstain", "absent")
            for words in _SIDES[side]
        ),
        key=lambda phrase: -len(phrase[0]),
    )
)
_LEMMAS = {lemma: side for side in ("for", "against", "abstain") for lemma in _SIDES[f"verbs_{side}"]}
_REJECTING = frozenset(_LEXICON["outcomes"]["rejected"]) | frozenset(_SIDES["verbs_against"])
_PASSED_OVER = frozenset(_SIDES["passed_over"])
_PARTIES = frozenset(_SIDES["parties"])
COUNT = re.compile(rf"(?<![\w.,$€£¥/-])(?:{NUM}|{ONES})(?![\w%]|[-–/.,:]\d){SHARE}", re.I)
WHOLE = re.compile(rf"\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?(?:[\w.]+(?:['’]s?)?\s){{0,3}}?({NUM})\s", re.I)
_ASIDE = (",", "(", ")", "–", "—", "-", "--")
FURTHEST = 9
"""Words between a count and its side."""
LONGEST_ASIDE = 18
"""Tokens of an aside between them: "five countries, among them Hungary and Israel, voted against"."""


def counted(sent: Span) -> Iterator[Side]:
    """The counts of a sentence with their side behind them."""
    base, text, tokens = sent.start_char, sent.text, list(sent)
    begins = [token.idx - base for token in tokens]
    after, voted = 0, False
    for match in COUNT.finditer(text):
        at, behind = bisect_left(begins, match.start()), bisect_left(begins, match.end())
        if match.start() < after or behind == len(begins) or begins[at] != match.start():
            continue
        reached = _side_behind(tokens[behind], sent, voted)
        if reached is None or not _is_of_side(match[0].lower(), *reached[::2]):
            continue
        name, last, passed = reached
        after = last.idx - base + len(last)
        voted = voted or any(word in text[match.start() : after].lower() for word in ("vot", "yes", "aye"))
        before = text[: match.start()].lower()
        whole = WHOLE.match(text, match.end())
        yield Side(
            name,
            number_of(match[0]),
            match.start(),
            after,
            everybody=before.endswith("all ") and "other" not in passed,
            is_few=FEW.search(before) is not None,
            whole=None if whole is None else number_of(whole[1]),
            aside=_aside_in(tokens[behind], last) or _aside_behind(last, sent),
        )


def _is_of_side(words: str, name: str, passed: frozenset[str]) -> bool:
    """Whether a count is a whole side: no party's votes, no part of a side ("two of the three who abstained"), and
    a "no" only where it counts: "no abstentions", "no vote against"; not "no, against all advice"."""
    if passed & _PARTIES or ((words == "one" or "of" in passed) and passed & {"who", "to", "that"}):
        return False
    if words not in ("no", "the only"):
        return True
    return (
        name in ("abstain", "absent")
        or not passed.isdisjoint(("vote", "votes"))
        or (words == "no" and bool(passed))
    )


def _side_behind(token: Token, sent: Span, voted: bool) -> tuple[str, Token, frozenset[str]] | None:
    """The side that the words behind a count lead to, its last word, and the words passed over. ``voted`` where a
    count before it told that there was voting: "12 voted yes, three no"."""
    passed: set[str] = {"voted"} if voted else set()
    i, steps = token.i, 0
    doc = token.doc
    while i < sent.end and steps < FURTHEST:
        here = doc[i]
        side = _side_at(here, sent, passed)
        if side is not None:
            return side[0], doc[i + side[1] - 1], frozenset(passed)
        if here.text in _ASIDE and (here.text != "-" or here.whitespace_):
            return _behind_aside(i, sent, passed)
        if here.lower_ == "of" and (whole := _past_whole(i, sent)) is not None:
            i = whole
            passed.add("of")
            continue
        if not _is_passed_over(here):
            return None
        passed.add(here.lower_)
        i, steps = i + 1, steps + 1
    return None


def _is_passed_over(token: Token) -> bool:
    if token.lower_ in _PASSED_OVER:
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "AUX", "ADV") or token.text == "-"


def _past_whole(i: int, sent: Span) -> int | None:
    """Past the whole that a count is a part of: "165 of the 170 deputies"; None where no number stands there."""
    doc = sent.doc
    for j in range(i + 1, min(i + 6, sent.end)):
        if doc[j].like_num or doc[j].pos_ == "NUM":
            return j + 1
        if doc[j].lower_ not in ("the", "its", "their", "all") and doc[j].pos_ not in (
            "NOUN",
            "PROPN",
            "PART",
            "ADJ",
        ):
            return None
    return None


def _behind_aside(i: int, sent: Span, passed: set[str]) -> tuple[str, Token, frozenset[str]] | None:
    """The side right behind an aside, in which no other number stands."""
    doc = sent.doc
    for j in range(i + 1, min(i + LONGEST_ASIDE, sent.end - 1)):
        if doc[j].like_num or doc[j].pos_ == "NUM" or doc[j].text == ";":
            return None
        if doc[j].text in _ASIDE:
            after = doc[j + 1]
            if after.pos_ == "AUX" and j + 2 < sent.end:
                after = doc[j + 2]
            if doc[j].text == "," and after.lower_ in ("for", "against") and after.i + 1 < sent.end:
                # "three days, weather permitting, for the ballots": a verb is needed, not a preposition
                following = doc[after.i + 1]
                if following.text not in (",", ".", ";") and following.lower_ != "and":
                    continue
            side = _side_at(after, sent, passed)
            if side is not None:
                return side[0], doc[after.i + side[1] - 1], frozenset(passed)
    return None


def _aside_in(first: Token, last: Token) -> tuple[int, int] | None:
    """The aside between a count and its side."""
    doc = first.doc
    marks = [t for t in doc[first.i : last.i] if t.text in _ASIDE]
    return None if len(marks) < 2 else (marks[0].i + 1, marks[-1].i)


def _aside_behind(last: Token, sent: Span) -> tuple[int, int] | None:
    """The names behind a side, in brackets or after a colon or dash: "two abstentions (Chad and Mali)"."""
    doc = last.doc
    if last.i + 2 >= sent.end or doc[last.i + 1].text not in ("(", ":", "–", "—", "--"):
        return None
    for i in range(last.i + 2, min(last.i + LONGEST_ASIDE, sent.end)):
        if doc[i].text in (")", ";", ".", "–", "—", "--") or doc[i].like_num:
            return (last.i + 2, i)
    return None


def _side_at(token: Token, sent: Span, passed: set[str]) -> tuple[str, int] | None:
    """The side that a phrase or verb beginning with this token tells, and its length."""
    doc = token.doc
    for words, side in _PHRASES:
        if token.lower_ == words[0] and tuple(t.lower_ for t in doc[token.i : token.i + len(words)]) == words:
            if words == ("for",) and not _is_for(token, sent, passed):
                continue
            if words == ("no",) and not passed & {"voting", "voted", "saying", "said"}:
                continue
            return side, len(words)
    if token.lower_ in ("voted", "voting"):
        rest = [t for t in doc[token.i + 1 : min(token.i + 5, sent.end)] if t.pos_ != "ADV"][:2]
        if len(rest) > 1 and rest[0].lower_ == "to":
            # "voted unanimously to demand"
            return ("against" if rest[1].lemma_ in _REJECTING else "for"), rest[1].i - token.i + 1
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _LEMMAS and token.tag_ in ("VBD", "VBG", "VBN", "VBP"):
        is_passive = any(c.dep_ == "auxpass" for c in token.children)
        if not is_passive and not is_negated(token) and not passed & {"to", "would", "will"}:
            return _LEMMAS[lemma], 1
    return None


def _is_for(token: Token, sent: Span, passed: set[str]) -> bool:
    """Whether "for" is a side: "38 votes for, 21 against", "six voted for it"."""
    following = token.doc[token.i + 1] if token.i + 1 < sent.end else None
    if following is None or following.is_punct or following.lower_ in ("and", "it", "them"):
        return True
    return bool(passed & {"voted", "voting"}) or token.nbor(-1).lemma_ == "be"
