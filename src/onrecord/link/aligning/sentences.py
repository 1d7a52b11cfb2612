"""A text's sentences, told by their marks alone: a parse would take a hundred times as long."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from onrecord.lang.quoting import quoted
from onrecord.link.aligning.known import idle, shortened, unnamed
from onrecord.link.aligning.tokens import Word
from onrecord.link.aligning.words import words
from onrecord.model import Passage, Quotation, Span

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
STOP = re.compile(r"(?<!\.)[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[`]*\s?[^\Wa-z_])")
LAST_WORD = re.compile(r"[\w.]+$")
SPOKEN = re.compile(r"[^\W_]")
SAID = frozenset(("headline", "paragraph"))
TITLE_CASE = 0.85
"""With so many of its words capitalised a line is set as a title, and a capital says nothing."""


class Sentence:
    """A sentence; its words are read where they are asked for, for most of a copy's stand in its source as they
    are."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end

    @cached_property
    def written(self) -> str:
        """What stands there, each white space a blank."""
        return " ".join(self.text[self.start : self.end].split())

    @cached_property
    def words(self) -> list[Word]:
        """Its words, in order."""
        return words(self.text, self.start, self.end)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What its words say."""
        return tuple(word.key for word in self.words)

    @cached_property
    def title(self) -> bool:
        """Whether it is set with capitals throughout."""
        telling = [word for word in self.words if word.kind == "word" and word.key not in idle()]
        return len(telling) >= 4 and sum(word.capital for word in telling) >= TITLE_CASE * len(telling)


class Told:
    """A text made ready to be aligned. Given the passages only its headline and paragraphs are looked at."""

    def __init__(self, text: str, passages: Sequence[Passage] | None = None) -> None:
        self.text = text
        self.passages = passages

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Where what it tells stands."""
        if self.passages is not None:
            return [(p.start, p.end) for p in self.passages if p.kind in SAID]
        return [match.span() for match in LINE.finditer(self.text) if match.group().strip()]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences that hold a letter or a digit, in order."""
        return [
            Sentence(self.text, start, end)
            for paragraph in self.paragraphs
            for start, end in split(self.text, *paragraph)
            if SPOKEN.search(self.text, start, end)
        ]

    @cached_property
    def quotations(self) -> list[Quotation]:
        """What stands in quotation marks."""
        return quoted(self.text, self.paragraphs).quotations

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that stand with a capital where nothing but a name has one."""
        return frozenset(
            word.key
            for sentence in self.sentences
            if not sentence.title
            for before, word in pairwise(sentence.words)
            if word.capital and word.key not in unnamed() and not self.opens(before, word)
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand without a capital."""
        return frozenset(w.key for s in self.sentences for w in s.words if w.kind == "word" and not w.capital)

    @cached_property
    def beside(self) -> frozenset[tuple[str, str]]:
        """Words with capitals that stand side by side, and so in one name."""
        return frozenset(
            (a.key, b.key) for s in self.sentences for a, b in pairwise(s.words) if a.capital and b.capital
        )

    def opens(self, before: Word, word: Word) -> bool:
        """Whether a word opens a quotation or what follows a colon, so that its capital says nothing."""
        between = self.text[before.end : word.start]
        return len(between) > 1 and any(mark in between for mark in '"“‘«`:—–')


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences between two offsets, without the white space around them.

    >>> told = "Gen. Roe met Mr. Novak in the U.S. He left. “Never again,” he said."
    >>> [told[a:b] for a, b in split(told, 0, len(told))]
    ['Gen. Roe met Mr. Novak in the U.S.', 'He left.', '“Never again,” he said.']
    """
    first = start
    for stop in STOP.finditer(text, start, end):
        if stop.start() > first and _ends(text, first, stop.start(), stop.end()):
            yield from _trimmed(text, first, stop.end())
            first = stop.end()
    yield from _trimmed(text, first, end)


def _ends(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the stop ends a sentence rather than a shortened word or an initial."""
    if text[stop] != ".":
        return True
    match = LAST_WORD.search(text, max(start, stop - 20), stop)
    word = match.group() if match else ""
    if word.lower() in shortened():
        return False
    if len(word) == 1 and word.isupper():
        return False
    if "." in word and len(word) <= 5:
        following = re.match(r"\w+", text[after : after + 20])
        return following is not None and following.group().lower() in idle()
    return True


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if inner := stretch.strip():
        start += len(stretch) - len(stretch.lstrip())
        yield start, start + len(inner)
