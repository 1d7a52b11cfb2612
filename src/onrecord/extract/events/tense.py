"""What a verb's own clause says of its act: tense, aspect, modal verbs, negation, conditions."""

from spacy.tokens import Token

from onrecord.extract.events.cues import Standing, words_by
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.syntax import is_negated

PROGRESS = frozenset(("is", "are", "'s", "'re", "’s", "’re", "been", "am"))
QUOTES = frozenset(('"', "“", "‘", "'", "``"))
NEITHER = frozenset(("neither", "nor", "hardly", "no"))
NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
PAST = {"must": "possible", "should": None, "would": None, "ought": None, "could": None}
IF = frozenset(("if", "unless", "provided", "lest"))


def of_verb(verb: Token, *, speech_act: bool = False) -> Standing | None:
    """What the verb's auxiliaries, its negation and the conditions on its clause say; None where it is negated.

    ``speech_act``: the event is one of words (it accuses, warns), whose negation is no refusal.
    """
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not aux and verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG") and verb.head.tag_ == verb.tag_:
        # "will meet and sign"
        aux = [c for c in verb.head.children if c.dep_ in ("aux", "auxpass")]
    forms = [a.lower_ for a in aux]
    negated = is_none(verb)
    if any(c.dep_ == "mark" and c.lower_ in IF for c in verb.children):
        return None if negated else Standing("conditional", "if")
    if any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children):
        return None if negated else Standing("possible", "whether")
    modal = next((a for a in aux if a.lower_ in words_by("modal")), None)
    told = Standing("occurred", "")
    if modal is not None:
        told = Standing(words_by("modal")[modal.lower_], modal.lower_, modal)
        if any(c.dep_ == "advcl" and _is_condition(c) for c in verb.children):
            told = Standing("conditional", "if", modal)
        elif told.status == "conditional" and verb.dep_ in ("ccomp", "conj") and "have" not in forms:
            # "said that it would withdraw" is "will" in the past.
            told = Standing("planned", modal.lower_, modal)
    if modal is not None and "have" in forms and modal.lower_ in PAST:
        # "must have ordered" is a guess; "should have acted", "would have struck" say that it did not happen.
        if PAST[modal.lower_] is None or negated:
            return None
        told = Standing("possible", f"{modal.lower_} have", modal)
    if negated:
        ahead = told.status in ("planned", "conditional") and not speech_act
        return Standing("refused", "not", modal) if ahead else None
    if told.status == "occurred":
        if "to" in forms and (verb.dep_ == "ROOT" or (verb.dep_ == "xcomp" and lemma_of(verb.head) == "be")):
            return Standing("planned", "to")
        if (
            "to" in forms
            and verb.dep_ in ("acl", "relcl")
            and verb.head.dep_ == "ROOT"
            and not _is_plain(verb.head)
        ):
            # A headline: "France, Italy to hold joint drills".
            return Standing("planned", "is to")
        if not speech_act and is_under_way(verb):
            return Standing("ongoing", "is")
        quoted = verb.i > 0 and verb.doc[verb.i - 1].text in QUOTES
        if verb.tag_ == "VB" and not forms and (verb.dep_ == "ROOT" or quoted) and not _has_subject(verb):
            # An imperative, or a headline that the tagger couldn't place.
            return None
    return told


def is_under_way(verb: Token) -> bool:
    """Whether a verb stands in the progressive present: "is investigating"."""
    return verb.tag_ == "VBG" and any(c.lower_ in PROGRESS for c in verb.children if c.dep_ == "aux")


def is_none(verb: Token) -> bool:
    """Whether it is negated: nobody does it, nothing is done, something else is ("rather than recall")."""
    if is_negated(verb):
        return True
    for child in verb.children:
        if child.lower_ in NEITHER and child.dep_ in ("neg", "preconj", "cc", "advmod"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and (child.lower_ in NOBODY or is_negated(child)):
            return True
    before = verb.doc[max(0, verb.i - 2) : verb.i].text.lower()
    if before.endswith(("rather than", "instead of")):
        return True
    return verb.dep_ == "conj" and any(c.lower_ == "neither" for c in verb.head.children)


def _is_condition(clause: Token) -> bool:
    """Whether a clause says under which condition: "if the truce holds", "should the truce hold"."""
    if any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in clause.children):
        return True
    first = next(iter(clause.lefts), None)
    return first is not None and first.dep_ == "aux" and first.lower_ in ("should", "had", "were")


def _is_plain(noun: Token) -> bool:
    """Whether a noun is a common one, which an infinitive may describe ("a plan to attack")."""
    return noun.tag_ not in ("NNP", "NNPS")


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
