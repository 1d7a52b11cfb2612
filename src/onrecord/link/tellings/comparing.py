"""Whether two wordings are of one statement.

Words that are quoted must be nearly the same, one after the other; the shorter may be a part of the longer. Words
that are reported must for the most part be the same, whichever way they are turned. What turns a statement round
is never let pass: a negation, another number, another name, a word against its opposite.
"""

from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from onrecord.lang import lexicon
from onrecord.link.tellings.words import SHORTEST, Wording, stemmed, wording

QUOTED = 85.0
"""From this ratio of all words on, two quotations are one."""
PART = 90.0
"""From this ratio on, the shorter quotation is a part of the longer."""
SHORTEST_PART = 5
LEAD = 2
REPORTED = 85.0
"""From this ratio of the words that carry matter on, in whichever order, two reported statements are one: of seven
words one may be another, of fewer none."""
IN_ORDER = 0.55
"""So large a share of them must stand in the same order."""
HELD = 0.9
"""So large a share of the shorter statement's matter must the fuller one hold, to be the same told in full."""
LEAST = 3
"""Fewer words of matter than this say too little to be compared, unless they are quite the same."""
LEAST_HELD = 4
FULLER = 1.3


def same_quotation(one: Wording, other: Wording) -> bool:
    """Whether two quotations are nearly the same words, or one a part of the other."""
    short, long = sorted((one, other), key=lambda wording: len(wording.words))
    if short.words == long.words:
        return bool(short.words)
    if len(short.words) < SHORTEST_PART:
        return False
    if fuzz.ratio(short.words, long.words) >= QUOTED:
        return _one_matter(short, long) and _agree(short, long, fuller=False)
    if len(long.words) < FULLER * len(short.words):
        return False
    place = fuzz.partial_ratio_alignment(short.words, long.words, score_cutoff=PART)
    if place is None:
        return False
    # A negation just before the part belongs to it.
    window = _part(long, place.dest_start, place.dest_end)
    return _one_matter(short, window) and _agree(short, window, fuller=False)


def _one_matter(one: Wording, other: Wording) -> bool:
    """Whether one only has words that the other leaves out, or hardly a word of matter stands for another."""
    if not set(one.matter) - set(other.matter) or not set(other.matter) - set(one.matter):
        return True
    return fuzz.ratio(_respelt(one.matter, other), other.matter) >= REPORTED


def same_report(one: Wording, other: Wording) -> bool:
    """Whether two statements, of which one at least is not quoted, say the same in much the same words."""
    short, long = sorted((one, other), key=lambda wording: len(wording.matter))
    if short.hedges != long.hedges:
        return False
    if short.matter == long.matter and len(short.matter) >= 2:
        return _agree(short, long, fuller=False)
    if len(short.matter) < LEAST:
        return False
    if 2 * len(set(short.matter) & set(long.matter)) < len(set(short.matter)):
        return False
    matter = _respelt(short.matter, long)
    fuller = len(long.matter) >= FULLER * len(matter)
    held = len(set(matter) & set(long.matter)) / len(set(matter))
    alike = fuzz.ratio(sorted(matter), sorted(long.matter)) >= REPORTED
    if not alike and not (fuller and held >= HELD and len(matter) >= LEAST_HELD):
        return False
    if LCSseq.similarity(matter, long.matter) < IN_ORDER * len(matter):
        return False
    return _in_one_order(short, long) and _agree(short, long, fuller=fuller)


def _respelt(matter: tuple[str, ...], other: Wording) -> tuple[str, ...]:
    """The stems, those that are a letter off one of the other's as that spells it: "run" and "ran"."""
    held = set(other.matter)
    spare = [stem for stem in other.matter if stem not in matter and not stem[0].isdigit()]
    return tuple(
        stem if stem in held or stem[0].isdigit() else next((near for near in spare if _near(stem, near)), stem)
        for stem in matter
    )


def _near(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _in_one_order(one: Wording, other: Wording) -> bool:
    """Whether the names that both have stand in one order: who did it, and to whom. Days may stand anywhere."""
    both = (one.names & other.names) - _days()
    first, second = ([stem for stem in wording.matter if stem in both] for wording in (one, other))
    return first == second


def _part(whole: Wording, first: int, last: int) -> Wording:
    """The wording of some of a wording's words, in a row. What a negation in front of them turns must be of them:
    "no accident. The hand …" says nothing of the hand."""
    own = wording(" ".join(whole.words[first:last]))
    part = wording(" ".join(whole.words[max(0, first - LEAD) : last]))
    return Wording(
        words=whole.words[max(0, first - LEAD) : last],
        matter=part.matter,
        numbers=part.numbers,
        names=whole.names & set(part.matter),
        negated=part.negated & set(own.matter),
        hedges=part.hedges,
    )


def _agree(short: Wording, long: Wording, *, fuller: bool) -> bool:
    """Whether nothing in the two turns one statement into another. The fuller one may say more."""
    if not short.numbers <= long.numbers or (not fuller and short.numbers != long.numbers):
        return False
    mine, yours = set(short.matter), set(long.matter)
    if (short.negated & yours) != (long.negated & mine):
        return False
    if not fuller and bool(short.negated) != bool(long.negated):
        return False
    only_mine, only_yours = mine - yours, yours - mine
    if short.names & only_mine and long.names & only_yours:
        return False
    # "Before" and "after" carry no matter, but turn a statement round all the same.
    mine, yours = ({stemmed(word) for word in wording.words} for wording in (short, long))
    return not any(_opposed(one, other) for one in mine - yours for other in yours - mine)


def _opposed(one: str, other: str) -> bool:
    """Whether two stems turn a statement round: opposites, or one word with and without "un"."""
    if frozenset((one, other)) in _opposites():
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and any(long == beginning + short for beginning in lexicon("tellings.toml")["turning"])


@cache
def _days() -> frozenset[str]:
    words = lexicon("times.toml")["words"]
    return frozenset(stemmed(word) for kind in ("WEEKDAY", "MONTH", "MAYBE_MONTH") for word in words[kind])


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = lexicon("tellings.toml")["opposites"]["pairs"].split(";")
    return frozenset(frozenset(stemmed(word) for word in pair.split()) for pair in pairs)
