"""Sentences that end with passages and don't break at quotation marks.

Sets what is certain before the parser runs, and leaves the rest to it: a passage starts a sentence; a closing
mark belongs to what it closes; “We won!” said the mayor is one sentence, and so is one with a quotation in it
that holds no end of a sentence.
"""

from bisect import bisect_left
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.errors import Errors
from spacy.language import Language
from spacy.tokens import Doc, Token

from onrecord.lang import lexicon
from onrecord.model.marks import Quotation

NAME = "onrecord_sentences"
ENDS = frozenset((".", "!", "?", "…", "...", ":", ".."))
LOOK_AHEAD = 8
SENT_START = "SENT_START"
STARTS, GOES_ON = 1, -1
BEFORE_NETWORKS = frozenset(("on", "via", "to"))
"""Before "X." at the end of a sentence; elsewhere it is an initial ("Francis X. Suarez")."""
HOURS = frozenset(("a.m.", "p.m."))


@Language.component(NAME, requires=["doc._.quotations"], assigns=["token.is_sent_start"])
def sentences(doc: Doc) -> Doc:
    """Sets ``token.is_sent_start`` True at the starts of passages and False where no sentence may start."""
    if not len(doc):
        return doc
    breaks = doc.to_array(SENT_START).astype(np.int64)
    starts = [token.idx for token in doc]
    words = [i for i, token in enumerate(doc) if not token.is_space]
    behind_a_word = False
    for i, token in enumerate(doc):
        if token.lower_ in HOURS and i + 1 < len(doc) and _opens_anew(doc[i + 1]):
            breaks[i + 1] = STARTS
        if token.text == "." and 1 < i < len(doc) - 1 and doc[i - 1].text == "X":
            breaks[i + 1] = STARTS if doc[i - 2].lower_ in BEFORE_NETWORKS else GOES_ON
        is_word = token.is_alpha
        if behind_a_word and is_word and token.is_lower:
            breaks[i] = GOES_ON  # "Gunmen kidnapped": no sentence starts small behind a bare word
        behind_a_word = is_word
    for quotation in doc._.quotations:
        _hold(doc, quotation, starts, breaks)
    for start in [p.start for p in doc._.passages] or _lines(doc):
        i = bisect_left(words, bisect_left(starts, start))
        if i < len(words):
            breaks[words[i]] = STARTS
    if doc.has_annotation("DEP"):
        raise ValueError(Errors.E043)
    told: Any = breaks.astype(np.uint64)
    doc.from_array([SENT_START], told)  # at once: a token asks the whole doc for its parse
    return doc


def _opens_anew(token: Token) -> bool:
    """Whether the word behind "9 a.m." opens a sentence: a capital that is no day, month or zone."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return (
        token.is_title
        and token.lower_ not in lexicon("reporting_sentences.toml")["behind_an_hour"]
        and (after is None or after.lower_ not in ("time", "-", "–"))
    )


def _lines(doc: Doc) -> list[int]:
    """Where paragraphs start in a text that nobody divided into passages."""
    return [0] + [t.idx + len(t) for t in doc if t.is_space and "\n" in t.text]


def _hold(doc: Doc, quotation: Quotation, starts: list[int], breaks: NDArray[np.int64]) -> None:
    """Forbids the breaks that the quotation marks make unlikely."""
    first = bisect_left(starts, quotation.start)
    last = bisect_left(starts, quotation.end) - 1
    if last <= first or not quotation.closed:
        return
    inside = range(first + 1, last)
    for i in inside:
        if doc[i].text in ("!", "?", ".") and i + 1 < last and not doc[i + 1].is_lower:
            break
    else:
        breaks[first + 1 : last] = GOES_ON
    breaks[last] = GOES_ON
    if first + 1 < len(doc):
        breaks[first + 1] = GOES_ON
    previous = doc[first - 1] if first else None
    if previous is not None and not previous.is_space and previous.text not in ENDS:
        breaks[first] = GOES_ON
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and _goes_on(doc[last - 1], following):
        breaks[last + 1] = GOES_ON


def _goes_on(before_mark: Token, following: Token) -> bool:
    """Whether the sentence goes on behind the closing mark: after a comma, before a small letter, or before a
    name with its verb ("“We won!” Jane Roe said")."""
    if following.is_space:
        return False
    if before_mark.text == "," or following.is_lower or following.is_punct:
        return True
    if before_mark.text not in ENDS:
        return True
    doc = following.doc
    for token in doc[following.i : following.i + LOOK_AHEAD]:
        if token.is_punct or token.is_space:
            return False
        if token.tag_ in ("VBD", "VBZ", "VBP"):
            behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
            return token.lower_ in SPEECH and (behind is None or behind.tag_ not in ("DT", "IN", "PRP", "WRB"))
    return False


SPEECH = frozenset(
    ("said", "says", "asked", "asks", "added", "adds", "replied", "told", "tweeted", "wrote", "shouted")
)
"""The verbs that commonly stand behind a quotation that ends in “!” or “?”."""
