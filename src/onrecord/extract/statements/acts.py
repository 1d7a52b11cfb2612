"""What a statement does: asserts, denies, asks, demands, promises, declines, believes or intends."""

from functools import cache
from typing import cast

from spacy.tokens import Doc

from onrecord.extract import syntax
from onrecord.extract.statements.cues import cue_of
from onrecord.extract.statements.draft import Draft
from onrecord.lang import lexicon
from onrecord.model.statement import Act, StatementKind

BESIDE = frozenset(("quotation", "fronted", "parenthetical", "as_clause"))
REFUSING = frozenset(("decline", "refuse"))
PERFORMED = frozenset(("denies", "asks", "demands", "promises"))
SHORTEST = 3
"""In tokens: what is shorter says too little to tell its act from."""


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of reporting_acts.toml."""
    return frozenset(lexicon("reporting_acts.toml")["words"][name].split())


@cache
def _beside() -> dict[str, Act]:
    listed = lexicon("reporting_acts.toml")["beside"]
    return {lemma: cast(Act, act) for act, lemmas in listed.items() for lemma in lemmas.split()}


def act_of(draft: Draft, kind: StatementKind, doc: Doc) -> Act:
    """The act that the cue names in this frame; what somebody did not say is declined.

    A cue that only says leaves it to the quotation: "“Who will pay?” he said" asks, "“We demand a hearing,” he
    said" demands.
    """
    act = _of_cue(draft)
    if act != "asserts":
        return act
    predicate = draft.predicate
    if predicate is not None and draft.frame not in ("quotation", "according", "colon"):
        if predicate.dep_ == "xcomp" and predicate.head.lemma_ in REFUSING:
            return "declines"
        if syntax.is_negated(predicate) and draft.frame not in ("fronted", "parenthetical"):
            return "declines"
    return _of_quotation(draft, doc) if kind == "direct" else act


def _of_cue(draft: Draft) -> Act:
    entry = draft.entry
    if entry is None:
        return "asserts"
    if draft.frame in BESIDE:
        return _beside().get(entry.lemma) or (
            "asserts" if draft.frame == "quotation" else cast(Act, entry.frames.get(draft.frame, entry.act))
        )
    act = cast(Act, entry.frames.get(draft.frame, entry.act))
    if act == "denies" and entry.lemma in words("declining") and draft.predicate is not None:
        rejected = syntax.direct_object(draft.predicate)
        if rejected is not None and rejected.lemma_.lower() not in words("claims"):
            return "declines"
    return act


def _of_quotation(draft: Draft, doc: Doc) -> Act:
    """What the quotation does where its cue is silent: a question asks, "we deny" denies, "I promise" promises."""
    start, end = draft.content[0]
    said = [t for t in doc[start:end] if not t.is_space and not t.is_quote]
    if len(said) < SHORTEST:
        return "asserts"
    if all(_ends_asking(doc, a, b) for a, b in draft.content):
        return "asks"
    for token in said[: 2 * SHORTEST]:
        if token.lower_ in ("i", "we") and token.dep_ == "nsubj" and token.head.tag_ == "VBP":
            verb = token.head
            entry = cue_of(verb)
            if entry is None or syntax.is_negated(verb):
                return "asserts"
            governed = {c.dep_ for c in verb.rights}
            for dep, frame in (("ccomp", "clause"), ("xcomp", "infinitive"), ("dobj", "object")):
                if dep in governed:
                    act = entry.frames.get(frame)
                    return cast(Act, act) if act in PERFORMED else "asserts"
            return "asserts"
    return "asserts"


def _ends_asking(doc: Doc, start: int, end: int) -> bool:
    last = next((doc[i] for i in range(end - 1, start, -1) if not doc[i].is_quote and not doc[i].is_space), None)
    return last is not None and last.text == "?"
