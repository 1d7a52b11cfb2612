"""How many stood on each side, counted one side at a time: "12 members were in favour", "a text backed by 129
countries", "ayes 286, noes 344"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span, Token

from onrecord.extract.syntax import is_negated
from onrecord.extract.votes.counts import DIGITS, NUM, ONES, number_of
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
_GAINING = "|".join(_SIDES["gaining"])
_BACKING = "|".join(_SIDES["backing"])
_LABELS: dict[str, str] = {
    label: side for side in ("for", "against", "abstain") for label in _SIDES[f"labels_{side}"]
}
_FREE = frozenset(_SIDES["free_labels"])

_SHARE = rf"(?!\s?(?:{'|'.join(_LEXICON['tallies']['shares'])}))"
COUNT = re.compile(rf"(?<![\w.,$€£¥/-])(?:{NUM}|{ONES})(?![\w%]|[-–/.,:]\d){_SHARE}", re.I)
_MERELY = r"(?:(?:just|only|a\smere|barely|some|exactly|all|the|a\smajority\sof)\s)*"
GAINED = re.compile(
    rf"\b(?:{_GAINING})\s{_MERELY}({NUM}|a single|a lone)(?:\s(?:out\s)?of\s(?:the\s|its\s)?{NUM})?"
    rf"\s(?:{_BACKING}|affirmative\svotes|yes\svotes)\b(?!\s(?:against|to\s{NUM}))"
    rf"|\b(?:{_GAINING})\s(?:the\s)?(?:{_BACKING})\s(?:of|from)\s{_MERELY}({NUM})\b{_SHARE}"
    rf"|\b(?:with|by)\s(?:the\s)?({NUM})\svotes\b(?!\s(?:against|to\s{NUM}))",
    re.I,
)
WHOLE = re.compile(rf"\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?(?:[\w.]+(?:['’]s?)?\s){{0,3}}?({NUM})\s", re.I)
FEW = re.compile(r"\b(?:just|only|a\smere|barely)\s$", re.I)
SMALLEST = 10
"""Votes by which something is carried and not only led: it passed "by 149 votes", but "by three votes"."""
BY = re.compile(
    rf"\b(?:backed|supported|approved|favou?red|endorsed)\sby\s{_MERELY}({NUM})\b(?!\svotes){_SHARE}", re.I
)
AGAINST_BY = re.compile(rf"\b(?:opposed|rejected)\sby\s{_MERELY}({NUM})\b(?!\svotes){_SHARE}", re.I)
NEEDED_NUMBER = re.compile(
    rf"\b(?:need(?:ed|s)?|required|requires|requiring|needing|necessary|short\sof)\s(?:(?:at\sleast|the|a|minimum\sof)\s)*({NUM})"
    rf"|\b({NUM})(?:\svotes)?(?:\sthat)?(?:\sit)?\s(?:needed|required|necessary)\b",
    re.I,
)
"""What a measure needs: "needed 60 votes", "the nine it needed"."""
GOT = re.compile(
    rf"\b(?:got|received|mustered|won|secured|garnered|drew)\s(?:(?:only|just)\s)?({NUM})(?=[.,;]|\sand\b|$)", re.I
)
LABELLED = re.compile(
    rf"\b({'|'.join(sorted(_LABELS, key=len, reverse=True))})"
    rf"(?:\sto\sthe\s(?:right|left))?(?:\s(?:were|numbered|had|was|got|won))?\s?([:,(–—-])?\s?({DIGITS}|none|nil|{NUM})\b"
    r"(?![-–.,]\d|\s?%)",
    re.I,
)
_ASIDE = (",", "(", ")", "–", "—", "-", "--")
FURTHEST = 9
"""Words between a count and its side."""
LONGEST_ASIDE = 18
"""Tokens of an aside between them: "five countries, among them Hungary and Israel, voted against"."""


class Side(NamedTuple):
    """One side: which, how many, where the sentence's text writes it, and whether it was everybody."""

    name: str
    number: int
    start: int
    end: int
    everybody: bool = False
    is_few: bool = False
    """Whether the report calls them few: "mustered just 44 votes"."""
    whole: int | None = None
    """Of how many, where it is told: "15 of the 17 members"."""
    aside: tuple[int, int] | None = None
    """Where the sentence names some of them: "five countries, among them Hungary and Israel, voted against"."""


def sides_in(sent: Span) -> dict[str, Side]:
    """The sides that the sentence counts, each where it is told first."""
    found: dict[str, Side] = {}
    for side in (*_counted(sent), *_gained(sent.text), *_gained_barely(sent.text), *_labelled(sent.text)):
        taken = any(side.start < other.end and other.start < side.end for other in found.values())
        if side.name not in found and not taken:
            found[side.name] = side
    return found


def _counted(sent: Span) -> Iterator[Side]:
    """Counts with their side behind them."""
    base = sent.start_char
    starts = {token.idx - base: token for token in sent}
    after, voted = 0, False
    for match in COUNT.finditer(sent.text):
        if match.start() < after or match.start() not in starts:
            continue
        first = next((t for t in sent if t.idx - base >= match.end()), None)
        reached = None if first is None else _side_behind(first, sent, voted)
        if first is None or reached is None:
            continue
        name, last, passed = reached
        words = match[0].lower()
        # "one of those who", "two of the three who abstained": a part of a side
        of_some = (words == "one" or "of" in passed) and passed & {"who", "to", "that"}
        if (
            passed & _PARTIES
            or of_some
            or (words in ("a", "no", "the", "the only") and not _is_a_count(words, name, passed))
        ):
            continue
        everybody = (
            match.start() > 3 and sent.text[: match.start()].lower().endswith("all ") and "other" not in passed
        )
        after = last.idx - base + len(last)
        voted = voted or any(word in sent.text[match.start() : after].lower() for word in ("vot", "yes", "aye"))
        aside = _aside_in(first, last) or _aside_behind(last, sent)
        whole = WHOLE.match(sent.text, match.end())
        of = None if whole is None else number_of(whole[1])
        is_few = FEW.search(sent.text[: match.start()]) is not None
        yield Side(name, number_of(match[0]), match.start(), after, everybody, is_few, of, aside)


def _is_a_count(words: str, name: str, passed: frozenset[str]) -> bool:
    """Whether an article or a "no" counts: "no abstentions", "no vote against"; not "no, against all advice"."""
    return (
        name in ("abstain", "absent") or "vote" in passed or "votes" in passed or (words == "no" and bool(passed))
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


def _gained_barely(text: str) -> Iterator[Side]:
    """What a measure got of the votes that it needed: "needed 67 votes, got 63"."""
    if NEEDED_NUMBER.search(text) is not None:
        match = GOT.search(text)
        if match is not None:
            yield Side("for", number_of(match[1]), *match.span(1))


def _gained(text: str) -> Iterator[Side]:
    """The votes that a measure won: "received seven votes", "won the backing of 112", "opposed by 130"."""
    for pattern, name in ((GAINED, "for"), (BY, "for"), (AGAINST_BY, "against")):
        match = pattern.search(text)
        if match is not None:
            words = next(group for group in match.groups() if group is not None)
            start = match.start() + match[0].index(words)
            number = number_of(words)
            if pattern is not GAINED or match[3] is None or number >= SMALLEST:
                is_few = FEW.search(text[:start]) is not None
                yield Side(name, number, start, start + len(words), is_few=is_few)


def _labelled(text: str) -> Iterator[Side]:
    """Sides with their count behind: "ayes 286, noes 344", "in favour: 12", "abstentions (3)"."""
    for match in LABELLED.finditer(text):
        label = match[1].lower()
        if label in _FREE or match[2] in (":", "("):
            yield Side(_LABELS[label], number_of(match[3]), match.start(), match.end())
