"""What a statement does: asserts, denies, asks, demands, promises, declines, believes or intends."""

from collections import Counter
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements.cues import cue_of
from onrecord.extract.statements.draft import Draft
from onrecord.lang import lexicon
from onrecord.model.statement import Act, StatementKind

BESIDE = frozenset(("quotation", "fronted", "parenthetical", "as_clause"))
REFUSING = frozenset(("decline", "refuse"))
PERFORMED = frozenset(("denies", "asks", "demands", "promises"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
SHORTEST = 3
"""In tokens: what is shorter says too little to tell its act from."""


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of reporting_acts.toml."""
    return frozenset(lexicon("reporting_acts.toml")["words"][name].split())


def with_particle(verb: Token) -> str:
    """The verb's lemma joined to its particle, "call_off"; the lemma where it has none."""
    particle = next(
        (c for c in verb.rights if c.dep_ == "prt" or (c.dep_ == "advmod" and c.i == verb.i + 1)), None
    )
    return verb.lemma_.lower() if particle is None else f"{verb.lemma_.lower()}_{particle.lower_}"


@cache
def _acts(name: str) -> dict[str, Act]:
    """A table of reporting_acts.toml from lemmas to acts."""
    listed = lexicon("reporting_acts.toml")[name]
    return {lemma: cast(Act, act) for act, lemmas in listed.items() for lemma in lemmas.split()}


def act_of(draft: Draft, kind: StatementKind, doc: Doc) -> Act:
    """The act that the cue names in this frame; what somebody did not say is declined, what he did not deny is
    said.

    A cue that only says leaves it to the quotation: "“Who will pay?” he said" asks, "“We demand a hearing,” he
    said" demands.
    """
    if draft.frame == "tagged":
        act = _of_cue_words(draft, kind, doc)
        return _of_quotation(draft, doc) if act == "asserts" and kind == "direct" else act
    act = _of_cue(draft)
    predicate = draft.predicate
    if predicate is not None and draft.frame not in ("quotation", "according", "colon"):
        if predicate.dep_ == "xcomp" and predicate.head.lemma_ in REFUSING and act != "declines":
            return "declines"
        if predicate.dep_ == "conj" and any(c.lower_ == "neither" for c in predicate.head.lefts):
            return "declines"  # "would neither confirm nor deny"
        if syntax.is_negated(predicate) and draft.frame not in ("fronted", "parenthetical"):
            if act == "denies":
                return "asserts"
            if act == "declines" and predicate.pos_ == "VERB":
                return "asserts"  # "does not rule out talks"
            if act == "asserts" or (act in PERFORMED and predicate.pos_ in ("NOUN", "VERB")):
                return "declines"
    return _of_quotation(draft, doc) if act == "asserts" and kind == "direct" else act


def _of_cue(draft: Draft) -> Act:
    entry = draft.entry
    if entry is None:
        return "asserts"
    if draft.frame in BESIDE:
        return _acts("beside").get(entry.lemma) or (
            "asserts" if draft.frame == "quotation" else cast(Act, entry.frames.get(draft.frame, entry.act))
        )
    act = cast(Act, entry.frames.get(draft.frame, entry.act))
    if act == "asserts" and entry.pos == "noun":
        return _acts("nouns").get(entry.lemma, act)
    if act == "asserts" and entry.pos == "verb":
        act = _acts("beside").get(entry.lemma, act)
    if entry.lemma in words("proposing") and draft.frame == "object":
        return "asserts"
    if act == "demands" and draft.frame == "about:for" and entry.lemma in words("requesting"):
        return "asks"
    if draft.frame == "raised" and draft.predicate is not None and entry.lemma in words("stating"):
        return act if syntax.agent(draft.predicate) is None else "asserts"
    if act == "denies" and entry.lemma in words("declining") and draft.predicate is not None:
        rejected = syntax.direct_object(draft.predicate)
        if rejected is not None and rejected.lemma_.lower() not in words("claims"):
            return "declines"
    return act


def _of_cue_words(draft: Draft, kind: StatementKind, doc: Doc) -> Act:
    """The act of a cue that no rule has read: that of the first of its words that does more than say ("is
    hell-bent on" intends, "declined to promise" declines, "made the allegation" asserts)."""
    if draft.cue is None:
        return "asserts"
    cue = doc[draft.cue[0] : draft.cue[1]]
    shape = shape_of(draft, doc)
    act: Act = next((a for t in cue if (a := _of_word(t, shape, kind)) != "asserts"), "asserts")
    beside = () if draft.predicate is None else draft.predicate.lefts
    if any(t.dep_ == "neg" or t.lower_ in NEGATIONS for t in (*cue, *beside)):
        if act == "denies":
            return "asserts"
        if act == "asserts" and any(t.lemma_.lower() in words("saying") for t in cue):
            return "declines"
    return act


def shape_of(draft: Draft, doc: Doc) -> str:
    """The frame that the words of the content have on the face of it."""
    start, end = draft.content[0]
    before = doc[start - 1] if start else doc[start]
    if before.pos_ == "ADP" and draft.cue is not None and before.i < draft.cue[1]:
        return f"about:{before.lower_}"
    first = next((t for t in doc[start:end] if not t.is_quote and not t.is_space), doc[start])
    if first.lower_ == "to" and first.tag_ == "TO":
        return "infinitive"
    if first.tag_ in ("WP", "WRB", "WDT") or first.lower_ in ("whether", "if"):
        return "question"
    if first.tag_ == "VBG":
        return "gerund"
    return "clause" if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[start:end]) else "object"


def _of_word(token: Token, shape: str, kind: StatementKind) -> Act:
    lemma = token.lemma_.lower()
    if kind == "direct" and lemma in _acts("beside"):
        return _acts("beside")[lemma]
    if token.pos_ in ("NOUN", "PROPN") and lemma in _acts("nouns"):
        return _acts("nouns")[lemma]
    entry = cue_of(token)
    if entry is not None and (entry.pos != "verb" or kind != "direct"):
        act = entry.frames.get(shape) or next(
            (a for a, _ in Counter(entry.frames.values()).most_common(1)), entry.act
        )
        if act != "asserts":
            return cast(Act, act)
    if entry is not None and token.tag_ not in ("VBN", "JJ"):
        return "asserts"
    listed = _acts("other")  # "is focused on" plans, "focused on" tells what a speech was about
    return listed.get(token.lower_) or (listed.get(lemma, "asserts") if entry is None else "asserts")


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
