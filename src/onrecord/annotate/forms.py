"""What spaCy's attribute ruler and its lemmatizer say of each word, looked up where the same word was met before.

Both ask, in Python, the same questions of every "the" of every report: together they are a sixth of what a parse
costs. What they answer hangs on a word's letters, tag and relation alone, save for the ruler's few rules over
neighbours ("let 's"), whose matches are handed to the ruler itself. So the answers are kept, and are the same.
"""

from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

NAME = "onrecord_forms"
RULER, LEMMATIZER = "attribute_ruler", "lemmatizer"
HANGS_ON: list[int | str] = ["ORTH", "TAG", "DEP"]
ANSWERS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
UNTOLD: list[int | str] = ["POS", "MORPH", "LEMMA"]
LOOKED_AT = frozenset(("TAG", "LOWER", "ORTH", "TEXT", "DEP", "IS_SPACE"))
"""What a rule may ask of a word for its answer to be kept."""
MOST = 50_000
"""Words whose answers are kept; then all are forgotten: months of reading take no more memory than a day."""
BETWEEN = " "
"""Stands between words that are asked about together, so that none is another's neighbour."""


def stand_in(nlp: Language) -> None:
    """Let the pipeline's ruler and lemmatizer, which follow each other, be asked once a word; a pipeline that has
    not both, or whose rules ask for more, stays as it is."""
    names = nlp.pipe_names
    if not {RULER, LEMMATIZER} <= set(names) or names.index(LEMMATIZER) != names.index(RULER) + 1:
        return
    rules = [rule for each in nlp.get_pipe(RULER).patterns for rule in each["patterns"]]  # type: ignore[attr-defined]
    if not all(word and LOOKED_AT.issuperset(word) for word in chain.from_iterable(rules)):
        return
    nlp.add_pipe(NAME, after=LEMMATIZER)
    nlp.select_pipes(disable=[RULER, LEMMATIZER])


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.morph", "token.lemma"])
def forms(nlp: Language, name: str) -> "Forms":
    """The component, from the ruler and the lemmatizer that the pipeline has."""
    return Forms(nlp.vocab, nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER))


class Forms:
    """Asks the two once for each word with its tag and relation."""

    def __init__(self, vocab: Any, ruler: Any, lemmatizer: Any) -> None:
        self._vocab, self._ruler, self._lemmatizer = vocab, ruler, lemmatizer
        self._over_neighbours = Matcher(vocab)
        for n, each in enumerate(ruler.patterns):
            over = [rule for rule in each["patterns"] if len(rule) > 1]
            if over:
                self._over_neighbours.add(f"{n}", over)
        self._known: dict[bytes, tuple[bytes, str]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``token.pos``, ``token.morph`` and ``token.lemma``."""
        if not len(doc):
            return doc
        asked = doc.to_array(HANGS_ON)
        keys = [row.tobytes() for row in asked]
        new = {key: row for key, row in zip(keys, asked, strict=True) if key not in self._known}
        if new:
            if len(self._known) + len(new) > MOST:
                self._known.clear()
                new = dict(zip(keys, asked, strict=True))
            self._ask(new)
        for key in set(keys):
            self._vocab.strings.add(self._known[key][1])  # which a memory zone that has ended took with it
        told = b"".join([self._known[key][0] for key in keys])
        answers: Any = np.frombuffer(told, np.uint64).reshape(-1, len(ANSWERS)).copy()
        matched = self._over_neighbours(doc, allow_missing=True)
        for _, first, last in matched:
            answers[first:last, len(ANSWERS) - len(UNTOLD) :] = 0
        doc.from_array(ANSWERS, answers)
        if matched:
            self._ask_the_ruler(doc, [(first, last) for _, first, last in matched])
            self._lemmatizer(doc)
        return doc

    def _ask(self, new: dict[bytes, NDArray[np.uint64]]) -> None:
        """Have the two answer for words that were not met before, none of them beside another."""
        strings = self._vocab.strings
        words = list(chain.from_iterable((strings[int(orth)], BETWEEN) for orth, _, _ in new.values()))
        told = Doc(self._vocab, words=words)
        given: Any = np.zeros((len(words), 2), np.uint64)
        given[::2] = [row[1:] for row in new.values()]
        told.from_array(HANGS_ON[1:], given)
        told = self._lemmatizer(self._ruler(told))
        answers = [row.tobytes() for row in told.to_array(ANSWERS)[::2]]
        lemmas = [token.lemma_ for token in told][::2]
        self._known.update(zip(new, zip(answers, lemmas, strict=True), strict=True))

    def _ask_the_ruler(self, doc: Doc, spans: list[tuple[int, int]]) -> None:
        """Have the ruler say what its rules, all of them in their order, make of these stretches."""
        merged: list[tuple[int, int]] = []
        for first, last in sorted(spans):
            if merged and first < merged[-1][1]:
                first, last = merged[-1][0], max(last, merged.pop()[1])
            merged.append((first, last))
        for first, last in merged:
            matches = self._ruler.match(doc[first:last])
            self._ruler.set_annotations(doc, [(n, id, first + a, first + b) for n, id, a, b in matches])
