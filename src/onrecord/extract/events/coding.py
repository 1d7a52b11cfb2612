"""PLOVER's codes for a match: mode, contexts, quad class, CAMEO by crosswalk."""

from functools import cache

from spacy.tokens import Token

from onrecord.data import table as codes
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import Frame
from onrecord.lang import table

CONTEXTS_AT_MOST = 3


def quad(type_: str) -> int:
    """The quad class of a type, 1 to 4."""
    return int(_types()[type_]["quad"])


def cameo(frame: Frame) -> str:
    """The CAMEO code: the frame's own, or its mode's, or its type's."""
    return frame.cameo or _modes().get((frame.type, frame.mode)) or _types()[frame.type]["cameo"]


def contexts(tokens: list[Token]) -> tuple[str, ...]:
    """The contexts that these words show, the most frequent first, at most three."""
    counts: dict[str, int] = {}
    by_word = _contexts()
    for token in tokens:
        for context in by_word.get(lemma_of(token), ()):
            counts[context] = counts.get(context, 0) + 1
    return tuple(sorted(counts, key=lambda c: -counts[c])[:CONTEXTS_AT_MOST])


@cache
def _types() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in codes("plover_types.tsv")}


@cache
def _modes() -> dict[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["cameo"] for row in codes("plover_modes.tsv")}


@cache
def _contexts() -> dict[str, tuple[str, ...]]:
    known = {row["context"] for row in codes("plover_contexts.tsv")}
    found: dict[str, tuple[str, ...]] = {}
    for row in table("events_contexts.tsv"):
        if row["context"] in known:
            for word in row["words"].split("|"):
                found[word] = (*found.get(word, ()), row["context"])
    return found
