"""What a verb's own clause says of its act: tense, aspect, modal verbs, negation, conditions."""

from spacy.tokens import Token

from onrecord.extract.events.cues import Standing, kind, words_by
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.syntax import is_negated

PROGRESS = frozenset(("is", "are", "'s", "'re", "’s", "’re", "been", "am"))
QUOTES = frozenset(('"', "“", "‘", "'", "``"))
NEITHER = frozenset(("neither", "nor", "hardly", "no"))
NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
PAST = {"must": "possible", "should": None, "would": None, "ought": None, "could": None}
IF = frozenset(("if", "unless", "provided", "lest"))
CONDITIONS = frozenset(("if", "unless", "once", "provided", "soon"))
INVERTED = frozenset(("should", "had", "were"))
PAST_PROGRESS = frozenset(("was", "were"))
WHILE = frozenset(("when", "while", "as"))
DECIDING = frozenset(
    ("decide", "choose", "opt", "vow", "pledge", "promise", "agree", "resolve", "swear", "prefer")
)
EXPECTED = frozenset(("expect", "schedule", "await"))
SPANS = frozenset(("day", "week", "month", "year", "decade", "hour", "century", "night"))
NEAR = 16
"""Tokens: how far from its verb "after all" may stand."""
SUBJECTS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
ASKING = frozenset(("how", "why", "what", "when", "where", "whom", "nor", "neither", "never"))
FAR = 30
"""Tokens: how far from its verb a condition may stand."""


def of_verb(verb: Token, *, speech_act: bool = False) -> Standing | None:
    """What the verb's auxiliaries, its negation and the conditions on its clause say; None where it is negated.

    ``speech_act``: the event is one of words (it accuses, warns).
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
    if modal is not None:
        return _of_modal(verb, modal, forms, negated=negated)
    if negated:
        # Whoever decides not to veto or condemn does nothing of which news is made.
        return None if speech_act else _of_negated(verb, forms)
    if "to" in forms and (verb.dep_ == "ROOT" or (verb.dep_ == "xcomp" and lemma_of(verb.head) == "be")):
        return Standing("conditional", "if") if has_condition(verb) else Standing("planned", "to")
    if "to" in forms and verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and not _is_plain(verb.head):
        # A headline: "France, Italy to hold joint drills".
        return Standing("planned", "is to")
    if is_under_way(verb):
        ahead = any(_is_ahead(c) for c in verb.rights if c.ent_type_ == "DATE" or c.dep_ == "npadvmod")
        return Standing("planned", "is") if ahead else Standing("ongoing", "is")
    if _lasts(verb, forms):
        return Standing("ongoing", "for")
    quoted = verb.i > 0 and verb.doc[verb.i - 1].text in QUOTES
    if verb.tag_ == "VB" and not forms and (verb.dep_ == "ROOT" or quoted) and not _has_subject(verb):
        # An imperative; outside quotation marks rather a headline that the tagger couldn't place.
        return Standing("demanded", "imperative") if quoted and not speech_act else None
    return Standing("occurred", "")


def _of_modal(verb: Token, modal: Token, forms: list[str], *, negated: bool) -> Standing | None:
    """What a modal verb says of the act: "will", "may", "should", "would have", "could not"."""
    told = Standing(words_by("modal")[modal.lower_], modal.lower_, modal)
    depends = told.status in ("planned", "conditional") and has_condition(verb)
    if depends:
        return Standing("conditional", "if", modal)
    reported = verb.dep_ in ("ccomp", "conj") or _is_said(verb)
    if told.status == "conditional" and reported and "have" not in forms:
        # "said that it would withdraw" is "will" in the past.
        told = Standing("planned", modal.lower_, modal)
    if "have" in forms and modal.lower_ in PAST:
        # "must have ordered" is a guess; "should have acted", "would have struck" say that it did not happen.
        if PAST[modal.lower_] is None or negated:
            return None
        return Standing("possible", f"{modal.lower_} have", modal)
    if not negated:
        if modal.lower_ == "could" and _comes_too_late(verb):
            return Standing("failed", "before", modal)
        return told
    if told.status in ("planned", "conditional"):
        return Standing("cancelled", "after all", modal) if is_dropped(verb) else Standing("refused", "not", modal)
    if modal.lower_ == "could" and verb.dep_ in ("ROOT", "conj"):
        # "could not agree" tells of a try; "said that it could not accept" of none.
        return Standing("failed", "could not", modal)
    return None


def _is_said(verb: Token) -> bool:
    """Whether somebody says so in a clause beside it: "Chad would, she said, send him back"."""
    return any(c.dep_ == "parataxis" and lemma_of(c) in kind("say") for c in verb.children)


def _of_negated(verb: Token, forms: list[str]) -> Standing | None:
    """A negated infinitive under a decision: "chose not to join", "vowed never to return"; and what is no longer
    expected of somebody: "is no longer expected in Oslo"."""
    if verb.tag_ == "VBN" and lemma_of(verb) in EXPECTED and is_no_longer(verb):
        return Standing("cancelled", "no longer")
    if "to" in forms and verb.dep_ == "xcomp" and lemma_of(verb.head) in DECIDING:
        return Standing("cancelled", "after all") if is_dropped(verb) else Standing("refused", "not to")
    return None


def is_under_way(verb: Token) -> bool:
    """Whether a verb stands in the progressive: "is investigating", "are being expelled", "was still shelling"."""
    forms = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    still = any(c.lower_ == "still" for c in verb.lefts)
    if verb.tag_ == "VBN" and ("being" in forms or (still and forms & PROGRESS)):
        return bool(forms & (PROGRESS | PAST_PROGRESS))
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and not forms and verb.head.pos_ == "AUX":
        # "were on Friday still shelling"
        whole = any(c.dep_ in ("attr", "acomp") for c in verb.head.children) or _has_subject(verb)
        forms = {verb.head.lower_} if verb.head.i < verb.i and not whole else forms
        return bool(forms & (PROGRESS | PAST_PROGRESS))
    if verb.tag_ != "VBG":
        return still and verb.tag_ in ("VBZ", "VBP")
    if forms & PROGRESS:
        return True
    within = any(c.dep_ == "advcl" and any(m.lower_ in WHILE for m in c.lefts) for c in verb.children)
    return bool(forms & PAST_PROGRESS) and (still or not within) and verb.dep_ != "advcl"


def _lasts(verb: Token, forms: list[str]) -> bool:
    """Whether a perfect tells of what goes on: "for 500 days the army has besieged"; after the verb the time may
    be a term: "has banned imports for a year"."""
    return bool({"has", "have"} & set(forms)) and any(
        c.lower_ == "for" and any(n.dep_ == "pobj" and lemma_of(n) in SPANS for n in c.children)
        for c in verb.lefts
        if c.dep_ == "prep"
    )


def _is_ahead(time: Token) -> bool:
    """Whether a time expression lies ahead: "next week", "tomorrow"."""
    return time.lower_ == "tomorrow" or any(c.lower_ in ("next", "coming") for c in time.lefts)


def is_no_longer(verb: Token) -> bool:
    """Whether it was so, or was meant to be, and is no more: "will no longer fly to Oslo"."""
    return any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.lefts) for c in verb.children)


def is_dropped(verb: Token) -> bool:
    """Whether what was meant to be done is not, or is: "will not fly to Oslo after all"."""
    if is_no_longer(verb):
        return True
    near = verb.doc[max(verb.sent.start, verb.i - NEAR) : min(verb.sent.end, verb.i + NEAR)]
    return any(t.lower_ == "after" and t.i + 1 < near.end and t.nbor().lower_ == "all" for t in near)


def _comes_too_late(verb: Token) -> bool:
    """Whether something came first: "were shot before they could attack"."""
    return verb.dep_ == "advcl" and any(c.lower_ == "before" for c in verb.lefts)


def is_none(verb: Token) -> bool:
    """Whether it is negated: nobody does it, nothing is done, something else is ("rather than recall")."""
    if is_negated(verb) or is_no_longer(verb):
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


def has_condition(verb: Token) -> bool:
    """Whether something must be so first: "if the truce holds", "should it hold", "once it holds"."""
    around = [*verb.children, *(verb.head.children if verb.dep_ == "ccomp" else ())]
    return any(c.dep_ in ("advcl", "prep", "ccomp") and _is_condition(c) for c in around) or _inverted(verb)


def _is_condition(clause: Token) -> bool:
    if clause.lower_ in ("provided", "providing"):
        return True
    if clause.dep_ == "advcl" and any(c.lower_ in CONDITIONS for c in clause.lefts):
        return True
    first = next(iter(clause.lefts), None)
    return first is not None and first.dep_ == "aux" and first.lower_ in INVERTED


def _inverted(verb: Token) -> bool:
    """Whether a condition without "if" stands next to the verb, wherever the parse hangs it: "were it to fall"."""
    near = verb.doc[max(verb.sent.start, verb.i - FAR) : min(verb.sent.end, verb.i + FAR)]
    if any(t.text == "?" for t in near):
        return False
    for word in near:
        if word.lower_ not in INVERTED or word.i + 1 >= near.end:
            continue
        if word.nbor().lower_ in SUBJECTS and word.i > near.start and word.nbor(-1).lower_ not in ASKING:
            return True
        after = word.nbor()
        if word.text == "Were" and any(t.tag_ == "VB" and t.nbor(-1).lower_ in ("to", "be") for t in near[1:]):
            return True  # "Were the port to be sold, ..."
        beside = [*(word.head.children if word.dep_ in ("aux", "auxpass") else ()), *word.children]
        subjects = [c.i for c in beside if c.dep_ in ("nsubj", "nsubjpass")]
        opens = word.i == near.start or word.nbor(-1).is_punct or word.lower_ == "should"
        if opens and after.pos_ in ("PRON", "PROPN", "DET", "NOUN") and subjects and min(subjects) > word.i:
            return True
    return False


def _is_plain(noun: Token) -> bool:
    """Whether a noun is a common one, which an infinitive may describe ("a plan to attack")."""
    return noun.tag_ not in ("NNP", "NNPS")


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
