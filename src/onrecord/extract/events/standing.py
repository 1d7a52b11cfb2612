"""How an event stands: occurred, planned, cancelled, denied, ...

In: a trigger and the verb that carries it. Out: its status with the word that settled it, or None where the
report itself negates it. Promise: read from the trigger's own sentence, from the trigger upwards.
"""

from functools import cache
from typing import NamedTuple, cast

from spacy.tokens import Token

from onrecord.extract.events.frames import words_of
from onrecord.extract.events.matching import lemma_of
from onrecord.extract.syntax import is_negated
from onrecord.lang import table
from onrecord.model import Status


class Standing(NamedTuple):
    """A status, the lemma that settled it ("" for tense alone), and that cue's token."""

    status: Status
    cue: str
    token: Token | None = None


class Cue(NamedTuple):
    """One row of ``events_status.tsv``: ``relations`` that the event may have to the cue."""

    words: frozenset[str]
    relations: frozenset[str]
    status: Status
    negated: Status | None


TURNS = frozenset(("cancelled", "postponed", "rescheduled"))
UNREAL = frozenset(("possible", "conditional", "demanded", "threatened", "refused", "failed", "denied"))
CLAUSES = frozenset(("xcomp", "ccomp", "advcl", "acl", "pcomp", "relcl", "conj", "csubj"))
RELATIVE_STATUS = frozenset(("ccomp", "relcl", "advcl", "csubj"))
PROGRESS = frozenset(("is", "are", "'s", "'re", "’s", "been", "am"))
IF = frozenset(("if", "unless", "should", "provided", "lest", "whether"))


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The cue verbs and adjectives by lemma; those that ask for a particle first."""
    found: dict[str, list[Cue]] = {}
    for row in table("events_status.tsv"):
        cue = Cue(
            frozenset(filter(None, row["with"].split("|"))),
            frozenset(row["relation"].split(",")),
            cast(Status, row["status"]),
            cast(Status, row["negated"]) if row["negated"] else None,
        )
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(sorted(rows, key=lambda c: not c.words)) for lemma, rows in found.items()}


@cache
def words_by(relation: str) -> dict[str, str]:
    """The status words of one kind ("mod", "prep", "modal") with the status that each gives."""
    return {
        word: row["status"]
        for row in table("events_status_words.tsv")
        if row["relation"] == relation
        for word in row["words"].split("|")
    }


@cache
def nouns() -> dict[str, tuple[tuple[frozenset[str], Status], ...]]:
    """The nouns that embed an event, with the words that join them to it."""
    found: dict[str, list[tuple[frozenset[str], Status]]] = {}
    for row in table("events_status_words.tsv"):
        if row["relation"] not in ("mod", "prep", "modal"):
            for word in row["words"].split("|"):
                found.setdefault(word, []).append(
                    (frozenset(row["relation"].split(",")), cast(Status, row["status"]))
                )
    return {word: tuple(rows) for word, rows in found.items()}


def standing(trigger: Token, *, speech_act: bool = False) -> Standing | None:
    """How the event that this token triggers stands; None where it is negated, and so no event.

    ``speech_act``: the event is one of words (it agrees, refuses, warns), whose negation is no refusal.
    """
    own = _own(trigger, speech_act=speech_act)
    if own is None:
        return None
    return _embedded(trigger, own)


def _own(token: Token, *, speech_act: bool = False) -> Standing | None:
    """What the token's own modifiers and auxiliaries say."""
    if token.pos_ in ("NOUN", "PROPN"):
        if is_negated(token):
            return None
        for child in token.lefts:
            status = words_by("mod").get(child.lower_) if child.dep_ in ("amod", "compound", "nmod") else None
            if status:
                return Standing(cast(Status, status), child.lower_, child)
        return Standing("occurred", "")
    return of_verb(token, speech_act=speech_act)


def of_verb(verb: Token, *, speech_act: bool = False) -> Standing | None:
    """What the verb's auxiliaries, its negation and the conditions on its clause say."""
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not aux and verb.dep_ == "conj" and verb.tag_ in ("VB", "VBN", "VBG"):
        first = verb.head
        if first.tag_ == verb.tag_:
            aux = [c for c in first.children if c.dep_ in ("aux", "auxpass")]
    forms = [a.lower_ for a in aux]
    negated = is_negated(verb) or any(
        c.lower_ in ("neither", "nor", "hardly", "no") and c.dep_ in ("neg", "preconj", "cc", "advmod")
        for c in verb.children
    )
    modal = next((a for a in aux if a.lower_ in words_by("modal")), None)
    status: str = words_by("modal")[modal.lower_] if modal is not None else "occurred"
    cue = modal.lower_ if modal is not None else ""
    if any(c.dep_ == "mark" and c.lower_ in IF for c in verb.children):
        return None if negated else Standing("conditional", "if")
    if modal is not None and any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("if", "unless") for m in c.children)
        for c in verb.children
    ):
        status, cue = "conditional", "if"
    elif status == "conditional" and verb.dep_ in ("ccomp", "conj") and "have" not in forms:
        status = "planned"
    if negated:
        if status in ("planned", "conditional") and not speech_act:
            return Standing("refused", "not")
        return None
    if status == "occurred" and "to" in forms:
        be = verb.head if verb.dep_ == "xcomp" and lemma_of(verb.head) == "be" else None
        if be is not None or verb.dep_ == "ROOT":
            return Standing("planned", "to")
    if status == "occurred" and verb.tag_ == "VBG" and any(f in PROGRESS for f in forms) and not speech_act:
        return Standing("ongoing", "is")
    if (
        verb.tag_ == "VB"
        and not forms
        and verb.dep_ == "ROOT"
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        return None
    return Standing(cast(Status, status), cue, modal)


def _embedded(token: Token, own: Standing) -> Standing | None:
    """What the words above the token make of it."""
    now = own
    lower, steps = token, 0
    while steps < 7:
        steps += 1
        head = lower.head
        if head == lower:
            return now
        if lower.dep_ == "conj":
            if head.pos_ in ("NOUN", "PROPN") and lower.pos_ in ("NOUN", "PROPN"):
                lower = head
                continue
            if lower.tag_ in ("VB", "VBG") and not _finite(lower):
                lower = head
                continue
            return now
        relation, above = _relation(lower)
        if above is None:
            return now
        told = _cue(above, relation, lower)
        if told is not None:
            return _settled(told, above, now)
        if relation in ("before", "ahead", "for", "toward", "towards", "pending") and now.status == "occurred":
            outer = _above(above)
            if relation != "for":
                return (
                    Standing("planned", relation)
                    if outer not in ("occurred", None) or _present(above)
                    else Standing("occurred", relation)
                )
            if above.pos_ == "VERB" and _embedded_status(above) in ("planned", "possible", "conditional"):
                return Standing("planned", relation)
        if relation in ("without", "against", "instead") and lower == token:
            return None
        if (
            relation == "to"
            and lower == token
            and above.pos_ == "VERB"
            and lower.dep_ in ("xcomp", "advcl")
            and now.status == "occurred"
        ):
            # A purpose: what is done "to attack" has not yet happened; what is not done has none.
            if of_verb(above) is None:
                return None
            return Standing("planned", "to")
        if relation == "to" and above.pos_ in ("NOUN", "PROPN") and now.status == "occurred":
            return Standing("planned", "to")
        if above.pos_ in ("VERB", "AUX"):
            if relation in ("obj", "subj", "ing", "to", "prep"):
                if relation in ("obj", "subj") and lower.pos_ in ("NOUN", "PROPN") and not _lends(above):
                    # What is discussed, condemned or hailed is not as the talk about it: it stands for itself.
                    return now
                outer_own = of_verb(above)
                if outer_own is None and relation in ("obj", "subj") and lower.pos_ in ("NOUN", "PROPN"):
                    return None
                if outer_own is None:
                    return None if relation in ("ing", "to") else now
                if (
                    now.status == "occurred"
                    and relation in ("obj", "subj", "to", "ing")
                    and outer_own.status != "occurred"
                ):
                    now = outer_own
            elif relation == "that":
                if of_verb(above, speech_act=True) is None and lemma_of(above) not in ("say", "tell", "deny"):
                    return None if now.status == "occurred" else now
            else:
                return now
            lower = above
            continue
        if above.pos_ in ("NOUN", "PROPN", "ADJ") and relation in ("of", "in", "on", "to"):
            lower = above
            continue
        return now
    return now


def _lends(verb: Token) -> bool:
    return lemma_of(verb) in words_of("light", "verbs") or lemma_of(verb) in words_of("light", "happen")


def _embedded_status(verb: Token) -> str:
    own = of_verb(verb)
    if own is None:
        return "negated"
    found = _embedded(verb, own)
    return found.status if found else "negated"


def _above(verb: Token) -> str | None:
    return _embedded_status(verb) if verb.pos_ in ("VERB", "AUX") else None


def _present(token: Token) -> bool:
    return token.tag_ in ("VBZ", "VBP") or any(c.lower_ in ("is", "are", "will") for c in token.children)


def _finite(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "nsubj", "nsubjpass") for c in verb.children)


def _relation(lower: Token) -> tuple[str, Token | None]:
    """What the token is to the word above it, and that word (across a preposition)."""
    dep, head = lower.dep_, lower.head
    if dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
        return "obj", head
    if dep == "nsubj":
        return "subj", head
    if dep in ("pobj", "pcomp"):
        above = head.head if head.head != head else None
        word = head.lower_
        if (
            dep == "pcomp"
            and above is not None
            and word in ("of", "from", "against", "in", "at", "on", "with", "for", "to", "about")
        ):
            return word, above
        return word, above
    if dep in ("xcomp", "advcl", "ccomp", "acl"):
        has_to = any(c.dep_ == "aux" and c.lower_ == "to" for c in lower.children)
        if has_to:
            return "to", head
        if dep == "advcl":
            return "adv", None
        if dep == "acl" and lower.tag_ != "VB":
            return "rel", None
        if lower.tag_ == "VBG" and dep in ("xcomp",):
            return "ing", head
        if lower.tag_ == "VBG" and dep == "ccomp" and not any(c.dep_ in ("nsubj", "aux") for c in lower.children):
            return "ing", head
        return "that", head
    return "", None


def _cue(above: Token, relation: str, lower: Token) -> Cue | None:
    """The cue that the word above is, if the event stands to it as that cue asks."""
    if above.pos_ in ("NOUN", "PROPN"):
        for joins, status in nouns().get(lemma_of(above), ()):
            if relation in joins and not (relation == "to" and lower.dep_ == "pobj"):
                return Cue(frozenset(), frozenset((relation,)), status, None)
        return None
    if above.dep_ in ("amod",):
        return None
    for cue in cues().get(lemma_of(above), ()):
        if relation not in cue.relations:
            continue
        if cue.words and not any(
            c.lower_ in cue.words for c in above.children if c.dep_ in ("prt", "advmod", "prep", "acomp")
        ):
            continue
        if not cue.words and relation in ("obj", "subj") and any(c.dep_ == "prt" for c in above.children):
            continue
        return cue
    return None


def _settled(cue: Cue, above: Token, now: Standing) -> Standing | None:
    """The status that the cue gives, by how the cue itself stands."""
    word = lemma_of(above)
    if now.status in TURNS or (now.status in ("denied", "failed") and cue.status == "occurred"):
        return now
    if above.pos_ in ("NOUN", "PROPN"):
        return now if now.status in TURNS | {"postponed"} else Standing(cue.status, word, above)
    own = of_verb(above, speech_act=True)
    negated = is_negated(above) or (
        lemma_of(above) not in ("be",) and above.dep_ in ("acomp",) and is_negated(above.head)
    )
    if negated:
        if cue.negated:
            return Standing(cue.negated, word, above)
        if cue.status in ("planned", "demanded"):
            return Standing("refused", f"not {word}", above) if cue.status == "planned" else None
        if cue.status in ("refused",):
            return Standing("planned", f"not {word}", above)
        return None
    outer = _embedded(above, own).status if own is not None and _embedded(above, own) is not None else "occurred"  # type: ignore[union-attr]
    if cue.status in TURNS and outer in UNREAL:
        # Whoever urges or threatens to call a thing off leaves it planned.
        return Standing("planned", word, above)
    if cue.status == "ongoing":
        if outer in ("planned", "possible", "conditional", "demanded", "threatened", "refused"):
            return Standing(cast(Status, outer), word, above)
        if now.status not in ("occurred", "ongoing"):
            return now
        present = above.tag_ in ("VBZ", "VBP", "VBG") or any(c.lower_ in PROGRESS for c in above.children)
        return Standing("ongoing" if present else "occurred", word, above)
    if cue.status == "occurred":
        return Standing(cast(Status, outer), word, above) if now.status == "occurred" else now
    if cue.status in ("planned", "possible") and now.status in TURNS:
        return now
    if cue.status == "planned" and outer in ("demanded", "threatened", "denied"):
        return Standing(cast(Status, outer), word, above)
    return Standing(cue.status, word, above)
