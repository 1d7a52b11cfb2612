"""The words that settle an event's status, as the lexicons have them.

In: ``events_status.tsv`` and ``events_status_words.tsv``. Out: cues by lemma. Promise: read once a process.
"""

from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Token

from onrecord.lang import table
from onrecord.model import Status

EMBEDDING = frozenset(("to", "that", "for", "of", "on", "in", "at", "about", "comp", "demanding"))


class Standing(NamedTuple):
    """A status, the lemma that settled it ("" for tense alone), and that cue's token."""

    status: Status
    cue: str
    token: Token | None = None


class Cue(NamedTuple):
    """One row of ``events_status.tsv``: ``words`` of which the cue asks one (each a set that must be there whole);
    ``relations`` that the event may have to it; ``negated`` the status where the cue itself is negated."""

    words: frozenset[frozenset[str]]
    relations: frozenset[str]
    status: str
    negated: Status | None


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The cue verbs and adjectives by lemma; those that ask for a particle first."""
    found: dict[str, list[Cue]] = {}
    for row in table("events_status.tsv"):
        cue = Cue(
            frozenset(frozenset(words.split("+")) for words in row["with"].split("|") if words),
            frozenset(row["relation"].split(",")),
            row["status"],
            cast(Status, row["negated"]) if row["negated"] else None,
        )
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(sorted(rows, key=lambda c: not c.words)) for lemma, rows in found.items()}


@cache
def words_by(relation: str) -> dict[str, Status]:
    """The status words of one kind ("mod", "prep", "modal") with the status that each gives."""
    return {
        word: cast(Status, row["status"])
        for row in table("events_status_words.tsv")
        if row["relation"] == relation
        for word in row["words"].split("|")
    }


@cache
def kind(name: str) -> frozenset[str]:
    """The words of one kind that give no status: verbs that carry an event noun, words that put off, ..."""
    return frozenset(
        word
        for row in table("events_status_words.tsv")
        if row["relation"] == name
        for word in row["words"].split("|")
    )


@cache
def nouns() -> dict[str, tuple[tuple[frozenset[str], str], ...]]:
    """The nouns that embed an event, with the words that join them to it."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for row in table("events_status_words.tsv"):
        if set(row["relation"].split(",")) <= EMBEDDING:
            for word in row["words"].split("|"):
                joins = frozenset(row["relation"].split(","))
                found.setdefault(word, []).append((joins, row["status"]))
    return {word: tuple(rows) for word, rows in found.items()}
