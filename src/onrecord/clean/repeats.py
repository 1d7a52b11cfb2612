"""Passages that say again, in the same words or reworded, what an earlier one says."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.clean.shorthand import in_figures, short_names, spelt_alike
from onrecord.lang import lexicon
from onrecord.model import PassageKind

TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
NAME = re.compile(r"(?<![.!?“\"‘'—:] )(?<!^)\b[A-Z][^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[a-z0-9][.!?])[\"”’]?\s+(?=[A-Z“\"‘])")
LONGEST = 2_500
"""In characters. A longer passage repeats an earlier one only to the letter."""
CROWDED = 12
"""A pair of words that more passages share than this is no sign of a repeat."""
CANDIDATES = 6
COMPARED = ("headline", "paragraph", "caption")


def tokens(text: str) -> list[str]:
    """The words and numbers, in lower case."""
    return [token.lower().replace("’", "'").removesuffix("'s") for token in TOKEN.findall(text)]


@cache
def _idle() -> frozenset[str]:
    return frozenset(lexicon("clean_repeats.toml")["function_words"])


@cache
def _turns() -> frozenset[str]:
    return frozenset(lexicon("clean_repeats.toml")["turns"])


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """Roughly the word without its ending, so that "cancelled", "canceled" and "cancels" agree."""
    if len(word) < 4 or not word.isalpha():
        return word
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word


class Said:
    """What a passage says, in the forms in which two passages are compared."""

    __slots__ = ("content", "facts", "length", "pairs", "text", "turns", "words")

    def __init__(self, text: str, known: Collection[str] = ()) -> None:
        self.text = text
        words = [in_figures(word) for word in tokens(text)]
        stems = [_stem(word) for word in words]
        self.words = tuple(words)
        self.length = len(words)
        self.content = Counter(s for s, w in zip(stems, words, strict=True) if w not in _idle())
        self.pairs = Counter(pairwise(stems))
        self.turns = frozenset(words) & _turns()
        # Names and numbers: whatever has a digit, or a capital where no sentence begins; a sentence's first
        # word only where the report has it as a name elsewhere.
        names = names_in(text)
        self.facts = names | {w for w in words if w[0].isdigit()} | {w for w in words[:1] if w in known}


def names_in(text: str) -> frozenset[str]:
    """The words with a capital that open no sentence, in lower case."""
    return frozenset(name.lower().replace("’", "'").removesuffix("'s") for name in NAME.findall(text))


def says_again(first: Said, later: Said) -> bool:
    """Whether ``later`` says nothing that ``first`` doesn't say."""
    if first.words == later.words:
        return first.length >= 4 and sum(first.content.values()) >= 2 and any(len(w) > 2 for w in first.words)
    if first.content == later.content and later.content.total() >= 3 and later.length < 12:
        return first.turns == later.turns and first.facts == later.facts
    if later.length < 7 or sum(later.content.values()) < 4 or later.length < 0.5 * first.length:
        return False
    if first.turns != later.turns or not later.facts <= first.facts | frozenset(first.words):
        return False
    content = (later.content & first.content).total() / later.content.total()
    pairs = (later.pairs & first.pairs).total() / max(1, later.pairs.total())
    return (content >= 0.8 and pairs >= 0.55) or (content >= 0.9 and pairs >= 0.35)


def same(a: str, b: str) -> bool:
    """Whether two passages say the same, in the same words or reworded, whichever is the longer.

    >>> same("Rescuers treat a girl hurt in the quake", "A girl hurt in the quake treated by rescuers")
    True
    >>> same("The quake killed 40 people in Ersin", "The quake killed 70 people in Ersin")
    False
    """
    first, later = Said(a), Said(b)
    return says_again(first, later) or says_again(later, first)


def repeats(texts: Sequence[str], kinds: Sequence[PassageKind]) -> list[int | None]:
    """For each passage the index of the first that says it, None where it says something new.

    A headline and the paragraph that tells its story are not each other's repeats, unless to the letter; a
    paragraph is no repeat of a caption. Each passage is compared only with the few earlier ones with which it
    shares rare pairs of words, so that thousands of passages take no longer than their length.
    """
    found: list[int | None] = [None] * len(texts)
    exact: dict[tuple[PassageKind | None, tuple[str, ...]], int] = {}
    sharing: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    said: dict[int, Said] = {}
    compared = [text for text, kind in zip(texts, kinds, strict=True) if kind in COMPARED and len(text) <= LONGEST]
    known = frozenset().union(*map(names_in, compared))
    shorts = short_names(compared)
    for i, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        if kind not in COMPARED:
            continue
        long = len(text) > LONGEST
        words = tuple(tokens(text)) if long else ()
        if not long:
            said[i] = Said(spelt_alike(text, shorts), known)
            words = said[i].words
        group = None if kind != "caption" else kind
        original = exact.get((group, words)) if len(words) >= 4 else None
        if original is None and not long and kind != "headline":
            original = _reworded(i, said, sharing, kinds)
        if original is not None:
            found[i] = original
            continue
        exact.setdefault((group, words), i)
        if kind == "paragraph":
            exact.setdefault(("caption", words), i)
        if not long and kind != "headline":
            for pair in said[i].pairs:
                sharing[pair].append(i)
    return found


def _sentences(first: Said, later: Said) -> Iterator[Said]:
    """The sentences of a much longer passage, any of which a short one may say again."""
    if first.length > 1.5 * later.length:
        yield from map(Said, SENTENCE_END.split(first.text))


def _reworded(
    i: int,
    said: dict[int, Said],
    sharing: dict[tuple[str, str], list[int]],
    kinds: Sequence[PassageKind],
) -> int | None:
    """The earliest passage that this one only rewords."""
    later = said[i]
    shared: Counter[int] = Counter()
    for pair in later.pairs:
        if 0 < len(holders := sharing.get(pair, ())) <= CROWDED:
            shared.update(holders)
    likely = sorted(j for j, count in shared.most_common(CANDIDATES) if count >= 2)
    for j in likely:
        if kinds[i] != "caption" and kinds[j] != "paragraph":
            continue
        if says_again(said[j], later) or any(says_again(one, later) for one in _sentences(said[j], later)):
            return j
    return None
