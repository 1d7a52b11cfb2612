"""The two sides of an aligned pair, as those look at them who tell what was altered."""

from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

from onrecord.link.aligning.blocks import Block, blocks
from onrecord.link.aligning.known import unnamed
from onrecord.link.aligning.sentences import Sentence, Told
from onrecord.link.aligning.tokens import Word
from onrecord.model import Span


class Stretch:
    """One side of a pair: its sentences' words, one after the other."""

    def __init__(self, told: Told, sentences: Iterable[Sentence]) -> None:
        self.told = told
        self.sentences = list(sentences)
        self.words: list[Word] = [word for sentence in self.sentences for word in sentence.words]
        self.start, self.end = self.sentences[0].start, self.sentences[-1].end

    def span(self, first: int, last: int) -> Span:
        """From the start of a word to the end of another."""
        return self.words[first].start, self.words[last].end

    def at(self, span: Span) -> str:
        """The text's words at a span."""
        return self.told.text[span[0] : span[1]]

    @cached_property
    def keys(self) -> frozenset[str]:
        """What its words say."""
        return frozenset(word.key for word in self.words)

    @cached_property
    def unsure(self) -> frozenset[int]:
        """The words that have their capital from where they stand: first of a sentence or a quotation, in a
        title."""
        found: set[int] = set()
        at = 0
        for sentence in self.sentences:
            words = sentence.words
            found.update(range(at, at + len(words)) if sentence.title else range(at, at + 1)[: len(words)])
            found.update(at + k for k, (a, b) in enumerate(pairwise(words), 1) if self.told.opens(a, b))
            at += len(words)
        return frozenset(found)

    def names(self, other: Told) -> list[int]:
        """The words that are parts of names."""
        known = self.told.names | other.names
        found: list[int] = []
        for i in range(len(self.words) - 1, -1, -1):
            word = self.words[i]
            sure = i not in self.unsure or word.key in known or (i + 1 in found and self._adjoins(i))
            if word.kind in ("known", "day", "month") or (sure and self.may_be_name(i)):
                found.append(i)
        return found[::-1]

    def may_be_name(self, i: int) -> bool:
        """Whether a word has a capital, and no title's or function word's."""
        word = self.words[i]
        return word.kind == "word" and word.capital and word.key not in unnamed()

    def _adjoins(self, i: int) -> bool:
        """Whether the next word follows with nothing but a space between."""
        word, behind = self.words[i], self.words[i + 1]
        return behind.start - word.end == 1 and behind.kind == "word" and word.key not in self.told.small


class Sides:
    """Both sides of a pair: ``one`` of the copy, ``other`` of its source."""

    def __init__(self, one: Stretch, other: Stretch) -> None:
        self.one, self.other = one, other

    @cached_property
    def blocks(self) -> list[Block]:
        """Where their words differ."""
        return blocks(self.one.words, self.other.words)
