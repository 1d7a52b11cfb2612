"""How an event stands: occurred, planned, cancelled, denied, ...

In: a trigger. Out: its status with the word that settled it, or None where the report itself negates it. Promise:
read from the trigger's own sentence, from the trigger upwards.
"""

from typing import cast

from spacy.tokens import Token

from onrecord.extract.events.cues import Cue, Standing, cues, nouns, words_by
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.tense import PROGRESS, of_verb
from onrecord.extract.syntax import governor, is_negated
from onrecord.model import Status

TURNS = frozenset(("cancelled", "postponed", "rescheduled"))
UNREAL = frozenset(("possible", "conditional", "demanded", "threatened", "refused", "failed", "denied"))
UNDONE = frozenset(("refused", "failed", "cancelled", "postponed", "denied"))
DATES = frozenset(("date", "time", "timetable", "venue", "schedule"))
AHEAD = frozenset(("before", "ahead", "pending", "toward", "towards"))
COMPLEMENTS = frozenset(("xcomp", "advcl", "ccomp", "acl"))
ANY = frozenset(("any", "every", "each", "whichever", "whatever"))
ANYBODY = frozenset(("anyone", "anybody", "everyone", "everybody", "whoever", "anything"))
NEXT_TO = 4
"""Tokens: a noun that stands further from the one it is coordinated with may be so only by a misread parse."""
HIGHEST = 7
"""Steps: no status reaches further down a sentence."""


def standing(trigger: Token, *, speech_act: bool = False) -> Standing | None:
    """How the event that this token triggers stands; None where it is negated, and so no event.

    ``speech_act``: the event is one of words (it accuses, warns), whose negation is no refusal.
    """
    own = _of_noun(trigger) if is_noun(trigger) else of_verb(trigger, speech_act=speech_act)
    return None if own is None else _embedded(trigger, own)


def is_noun(token: Token) -> bool:
    """Whether a trigger is a noun."""
    return token.pos_ in ("NOUN", "PROPN")


def _of_noun(noun: Token) -> Standing | None:
    """What stands before an event noun: "no talks", "a planned visit", "a possible invasion"."""
    if is_negated(noun):
        return None
    for child in noun.lefts:
        status = words_by("mod").get(child.lower_) if child.dep_ in ("amod", "compound", "nmod") else None
        if status:
            return Standing(status, child.lower_, child)
    return Standing("occurred", "")


def _embedded(token: Token, own: Standing) -> Standing | None:
    """What the words above the token make of it."""
    now, lower = own, token
    if own.cue == "whether":
        return own
    for _ in range(HIGHEST):
        head = lower.head
        if head == lower:
            return now
        if lower.dep_ == "conj":
            near = lower.i - head.i <= NEXT_TO
            if (near and is_noun(head) and is_noun(lower)) or (
                lower.tag_ in ("VB", "VBG", "VBN") and not _finite(lower)
            ):
                lower = head
                continue
            return now
        relation, above = _relation(lower)
        if above is None:
            # "any commander who orders attacks", "whoever fires first": nobody has done it yet.
            return None if lower.dep_ == "relcl" and _is_anybody(head) else now
        cue = _cue(above, relation, lower)
        if cue is not None:
            return _settled(cue, above, now)
        if relation in ("without", "against", "instead") and lower == token:
            return None
        if relation in AHEAD or (relation == "for" and lower.dep_ == "pobj"):
            if now.status == "occurred":
                return Standing("planned", relation) if _lies_ahead(relation, above) else now
            return now
        if now.status == "occurred" and relation in ("to", "whoto") and lower == token:
            # A purpose: what is done "to attack" has not yet happened; what is not done has none.
            if above.pos_ == "VERB":
                return None if of_verb(above) is None else Standing("planned", "to")
            if is_noun(above):
                return Standing("planned", "to")
        if above.pos_ in ("VERB", "AUX"):
            if relation == "that":
                if of_verb(above, speech_act=True) is None and lemma_of(above) not in ("say", "tell", "deny"):
                    return None if now.status == "occurred" else now
            elif relation in ("obj", "subj", "ing", "to", "whoto"):
                if is_noun(lower) and not _lends(above, relation):
                    # What is discussed, condemned or hailed is not as the talk about it: it stands for itself.
                    return now
                outer = of_verb(above)
                if outer is None:
                    return None if is_noun(lower) or relation != "subj" else now
                if (
                    relation == "subj"
                    and outer.status != "occurred"
                    and lemma_of(above) in words_of("hints", "ends")
                ):
                    return None  # "support would end" is no plan to support
                if now.status == "occurred" and outer.status != "occurred":
                    now = outer
            else:
                return now
        elif relation != "of" or lemma_of(above) not in words_of("light", "parts"):
            # "a round of talks" stands as the round does; "a resolution on the attacks" says nothing of these.
            return now
        lower = above
    return now


def _is_anybody(noun: Token) -> bool:
    """Whether a noun means whoever it may be: "any commander", "anyone", "every state"."""
    return noun.lower_ in ANYBODY or any(c.dep_ == "det" and c.lower_ in ANY for c in noun.lefts)


def _lends(verb: Token, relation: str) -> bool:
    """Whether a verb only carries the event noun: "held talks", "talks took place"."""
    return lemma_of(verb) in words_of("light", "happen" if relation == "subj" else "verbs")


def _lies_ahead(relation: str, above: Token) -> bool:
    """Whether what stands after "before" or "for" has yet to come."""
    if above.pos_ not in ("VERB", "AUX"):
        return relation != "for"
    own = of_verb(above)
    outer = None if own is None else _embedded(above, own)
    if outer is None:
        return False
    if relation == "for":
        return outer.status in ("planned", "possible", "conditional")
    return outer.status != "occurred" or above.tag_ in ("VBZ", "VBP")


def _finite(verb: Token) -> bool:
    return any((c.dep_ == "aux" and c.lower_ != "to") or c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _are_apart(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words, so that neither says anything of the other."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def _relation(lower: Token) -> tuple[str, Token | None]:
    """What the token is to the word above it, and that word, across a preposition.

    "to": an infinitive whose subject is the word's own; "whoto": one with another subject.
    """
    dep, head = lower.dep_, governor(lower)
    if dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
        return "obj", head
    if dep == "nsubj":
        return "subj", head
    if dep in ("pobj", "pcomp"):
        return head.lower_, head.head if head.head != head else None
    if dep == "relcl" and lemma_of(head) in nouns() and any(c.lower_ == "that" for c in lower.lefts):
        claimed = any(status == "claimed" for _, status in nouns()[lemma_of(head)])
        return ("that", head) if claimed else ("", None)
    if dep not in COMPLEMENTS or _are_apart(lower, head):
        return "", None
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in lower.children):
        other = any(c.dep_ == "nsubj" for c in lower.children) or any(c.dep_ == "dobj" for c in head.children)
        return ("whoto" if other and head.pos_ == "VERB" else "to"), head
    if dep == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in lower.children):
        return "that", head
    if dep == "advcl" and lower.tag_ == "VBG" and lower.i - head.i <= 2 and lower.left_edge == lower:
        # "ruled out resigning", whichever way the parse hangs it
        beside = lower.doc[lower.i - 1]
        return ("ing", head) if beside == head or beside.dep_ == "prt" else ("", None)
    if dep == "advcl" or (dep == "acl" and lower.tag_ != "VB"):
        return "", None
    gerund = lower.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in lower.children)
    return ("ing" if gerund else "that"), head


def _cue(above: Token, relation: str, lower: Token) -> Cue | None:
    """The cue that the word above is, if the event stands to it as that cue asks."""
    lemma = lemma_of(above)
    if is_noun(above):
        for joins, status in nouns().get(lemma, ()):
            if relation in joins and not (relation == "to" and lower.dep_ == "pobj"):
                return Cue(frozenset(), frozenset((relation,)), status, None)
        return None
    if above.dep_ == "amod":
        return None
    parts = {c.lower_ for c in above.children if c.dep_ in ("prt", "advmod", "prep", "acomp") and not _leads(c)}
    for cue in cues().get(lemma, ()):
        if not _fits(relation, cue, lower) or (cue.words and not cue.words & parts):
            continue
        if relation == "subj" and cue.status in UNDONE and any(c.dep_ == "dobj" for c in above.children):
            continue  # "the strike delayed 41 ships" puts off no strike
        if not cue.words and relation in ("obj", "subj") and any(c.dep_ == "prt" for c in above.children):
            continue
        return cue
    return None


def _leads(part: Token) -> bool:
    """Whether "off", "down" or "out" leads to a noun of its own, and so is no particle: "exercises off Luzon"."""
    return part.lower_ in ("off", "down", "up") and any(c.dep_ == "pobj" for c in part.children)


def _fits(relation: str, cue: Cue, lower: Token) -> bool:
    """Whether the event stands to the cue as it asks; "own": they share a subject; "shall": it is yet to be."""
    asked = cue.relations
    if relation in asked or (relation == "to" and "own" in asked) or (relation == "whoto" and "to" in asked):
        return True
    if relation != "that" or "shall" not in asked:
        return False
    modals = (words_by("modal").get(c.lower_) for c in lower.children if c.dep_ == "aux")
    return any(status in ("planned", "conditional") for status in modals)


def _settled(cue: Cue, above: Token, now: Standing) -> Standing | None:
    """The status that the cue gives, by how the cue itself stands."""
    word = lemma_of(above)
    if now.status == "possible" and cue.status == "planned":
        return now
    if now.status in TURNS or (now.status in ("denied", "failed") and cue.status == "occurred"):
        return now
    if is_noun(above):
        return _settled_by_noun(cue, above, now)
    own = of_verb(above, speech_act=True)
    if is_negated(above) or (above.dep_ == "acomp" and is_negated(above.head)):
        if cue.negated:
            return Standing(cue.negated, word, above)
        return Standing("refused", f"not {word}", above) if cue.status == "planned" else None
    around = _embedded(above, own) if own is not None else None
    outer: Status = around.status if around is not None else "occurred"
    present = above.tag_ in ("VBZ", "VBP", "VBG") or any(c.lower_ in PROGRESS for c in above.children)
    if cue.status == "tried":
        return Standing(outer if outer != "occurred" else "ongoing" if present else "failed", word, above)
    if cue.status in TURNS and outer in TURNS:
        # "reversed its decision to scrap the visit"
        return Standing("rescheduled", word, above)
    if cue.status in TURNS and outer in UNREAL:
        # Whoever urges or threatens to call a thing off leaves it planned.
        return Standing("planned", word, above)
    if cue.status in ("refused", "failed") and outer != "occurred":
        # "to prevent attacks", "may reject talks": neither the one nor the other has come to be.
        return None
    if cue.status == "ongoing":
        if outer not in ("occurred", "ongoing"):
            return Standing(outer, word, above)
        if now.status not in ("occurred", "ongoing"):
            return now
        return Standing("ongoing" if present else "occurred", word, above)
    if cue.status == "occurred":
        return Standing(outer, word, above) if now.status == "occurred" else now
    if cue.status == "planned" and outer in ("demanded", "threatened", "denied"):
        return Standing(outer, word, above)
    return Standing(cast(Status, cue.status), word, above)


def _calls_false(claim: Token) -> Token | None:
    """The verb that denies a claim or calls it untrue: "dismissed reports that", "the story that ... is false"."""
    token = claim
    while token.dep_ == "conj":
        token = token.head
    verb = token.head
    if token.dep_ in ("dobj", "nsubjpass") and lemma_of(verb) in words_of("hints", "denying"):
        return verb if of_verb(verb, speech_act=True) is not None else None
    untrue = token.dep_ == "nsubj" and any(
        lemma_of(c) in words_of("hints", "untrue") for c in verb.children if c.dep_ in ("acomp", "attr")
    )
    return verb if untrue else None


def _settled_by_noun(cue: Cue, above: Token, now: Standing) -> Standing | None:
    """The status under a noun, and under what is done with that noun: "turned down a proposal for talks", "a plot
    to kill him was foiled"."""
    word = lemma_of(above)
    if is_negated(above):
        return None
    if cue.status == "claimed":
        denying = _calls_false(above)
        return now if denying is None else Standing("denied", lemma_of(denying), denying)
    if word in DATES and any(c.lower_ in ("new", "fresh", "another") for c in above.lefts):
        return Standing("rescheduled", f"new {word}", above)
    outer = _embedded(above, Standing("occurred", ""))
    if outer is not None and outer.status in UNDONE and outer.token is not None:
        return outer
    return Standing(cast(Status, cue.status), word, above)
