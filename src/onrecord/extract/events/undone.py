"""What is told not to have been: denied, called off, failed; and what is put on another day.

In: a trigger that the report negates, or one that is planned. Out: the status that its clause gives it. Promise:
looks no further than the trigger's own clause and the words of saying above it.
"""

from spacy.tokens import Token

from onrecord.extract.events.cues import Standing, kind
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.relations import is_noun
from onrecord.extract.events.tense import is_none, of_verb
from onrecord.extract.syntax import is_negated

DONE = frozenset(("did", "had", "has", "have", "was", "were", "is", "are", "'s", "’s", "been"))
EXPECTED = frozenset(("planned", "scheduled", "announced", "expected", "promised", "listed", "set", "foreseen"))
FORMERLY = frozenset(("first", "once", "originally", "initially", "previously"))
OTHER = frozenset(("later", "earlier", "after", "before", "sooner"))
AFAR = 40
"""Tokens: how far from the trigger the word may stand that says when it should have been."""


def of_undone(trigger: Token, *, noun: bool) -> Standing | None:
    """How an event stands that the report negates; None where it says only that there was none.

    "said it had not arrested him" and "there was no meeting, she said" deny; "no summit will take place" is called
    off; "no accord was reached" is a try that failed.
    """
    verb = _clause_of(trigger) if noun else trigger
    if verb is None or not (is_none(verb) or (noun and is_negated(trigger))):
        return None
    if any(c.lower_ == "yet" for c in verb.children):
        return None
    modal = next((c for c in verb.children if c.tag_ == "MD"), None)
    if modal is not None:
        if noun and lemma_of(verb) == "be" and any(c.dep_ == "expl" for c in verb.lefts):
            return Standing("cancelled", "no", modal)  # "there will be no summit"
        off = noun and modal.lower_ in ("will", "would", "wo") and lemma_of(verb) in kind("befall")
        return Standing("cancelled", "no", modal) if off else None
    if not _is_past(verb):
        return None
    said = _said(verb)
    if said is not None:
        return Standing("denied", "not", said)
    sought = noun and is_negated(trigger) and lemma_of(trigger) in kind("accord")
    if sought and (lemma_of(verb) == "be" or lemma_of(verb) in kind("carry")):
        return Standing("failed", "no", verb)
    return None


def _clause_of(noun: Token) -> Token | None:
    """The verb whose subject or object the noun is, or that of the noun it belongs to: "part in the raid"."""
    for _ in range(3):
        if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            return noun.head if noun.head.pos_ in ("VERB", "AUX") else None
        if noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head.head
        else:
            return None
    return None


def _is_past(verb: Token) -> bool:
    """Whether the verb tells what was or is, not what is to be."""
    forms = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(forms & DONE) or verb.tag_ == "VBD" or (lemma_of(verb) == "be" and verb.tag_ in ("VBZ", "VBP"))


def _said(verb: Token) -> Token | None:
    """The verb of saying under which a clause stands: "said that ...", "..., he insisted"."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    above = clause.head
    if clause.dep_ != "ccomp" or lemma_of(above) not in kind("say") or is_negated(above):
        return None
    return above


def calls_false(claim: Token) -> Token | None:
    """The verb that denies a claim or calls it untrue: "dismissed reports that", "the story that ... is false"."""
    token = claim
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if token.dep_ == "pobj" and lemma_of(verb.head) in kind("deny"):
        # "scoffed at a claim that", "no truth to the report that"
        above = verb.head
        return above if is_negated(above) or not is_noun(above) else None
    if token.dep_ in ("dobj", "nsubjpass") and lemma_of(verb) in words_of("hints", "denying") | kind("deny"):
        return verb if of_verb(verb, speech_act=True) is not None else None
    untrue = token.dep_ in ("nsubj", "nsubjpass") and any(
        lemma_of(c) in words_of("hints", "untrue") | kind("untrue")
        for c in (verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr")))
    )
    return verb if untrue else None


def called_off(act: Token, told: Standing) -> Standing:
    """How the act stands, where its own clause says that it won't be: "the meeting will not take place" refuses
    nothing."""
    off = told.status == "refused" and is_noun(act) and act.dep_ in ("nsubj", "nsubjpass")
    return told._replace(status="cancelled") if off else told


def is_made_good(word: Token) -> bool:
    """Whether a threat or promise is kept, so that the deed is told and not the word: "carried out its threat"."""
    verb = word.head
    if word.dep_ == "pobj" and verb.lower_ in ("on", "to"):
        verb = verb.head
    if lemma_of(word) not in kind("word") or word.dep_ not in ("dobj", "nsubjpass", "pobj"):
        return False
    if verb.tag_ not in ("VBD", "VBN", "VBG"):
        return False
    parts = {c.lower_ for c in verb.children}
    return lemma_of(verb) in kind("keep") or any(f"{lemma_of(verb)} {part}" in kind("keep") for part in parts)


def is_moved(trigger: Token) -> bool:
    """Whether what is planned had another day before: "will now meet on Friday, a week later than planned"; "the
    visit, put off in May, will begin on Monday"."""
    verb = trigger
    while verb.pos_ != "VERB" and verb.head != verb and verb.dep_ != "ROOT":
        verb = verb.head
    subjects = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    beside = (c for word in (trigger, verb, *subjects) for c in word.children)
    if any(is_put_off(c) for c in beside if c.dep_ in ("acl", "advcl", "amod", "relcl")):
        return True
    near = trigger.doc[max(trigger.sent.start, trigger.i - AFAR) : min(trigger.sent.end, trigger.i + AFAR)]
    if any(_is_other_day(t) for t in near):
        return True
    now = any(c.lower_ == "now" for word in (verb, verb.head) for c in word.children)
    act = trigger if is_noun(trigger) else next(iter(subjects), trigger)
    happens = words_of("light", "happen") | kind("befall")
    if act.dep_ == "nsubjpass":
        happens = happens | words_of("light", "verbs")
    if now and is_noun(act) and lemma_of(verb) in happens:
        # "the talks will now take place in May"
        return any(c.lower_ in ("the", "their", "its", "his", "her") for c in act.lefts)
    return now and any(is_put_off(t) or t.lower_ in ("instead", "rather", "longer") for t in near)


def is_put_off(word: Token) -> bool:
    """Whether a participle says that something was put off: "delayed", "held up", "called off"."""
    if word.tag_ not in ("VBN", "VBD"):
        return False
    if word.lower_ in kind("put off"):
        return True
    if word.lower_ in (*EXPECTED, "due") and any(c.lower_ in FORMERLY for c in word.lefts):
        return True  # "first set for May"
    return any(f"{word.lower_} {c.lower_}" in kind("put off") for c in word.rights)


def _is_other_day(than: Token) -> bool:
    """Whether a comparison says that another day was meant: "a week later than first announced"."""
    if than.lower_ != "than" or than.i == 0 or than.nbor(-1).lower_ not in OTHER:
        return False
    return any(t.lower_ in EXPECTED for t in than.doc[than.i + 1 : than.i + 4])
