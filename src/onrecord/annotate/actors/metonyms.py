"""Whether a place's name stands for who governs there, or only says where."""

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.tables import tables

_LOCATIVE = frozenset(
    (
        "in",
        "at",
        "near",
        "across",
        "into",
        "around",
        "throughout",
        "outside",
        "inside",
        "within",
        "through",
        "over",
    )
)
_TO_SOMEBODY = frozenset(("to", "on", "upon", "from", "of", "for", "toward", "towards"))


def is_locative(frame: Frame, head: int) -> bool:
    """Whether the name only says where: "in Kenya"."""
    token = frame.tokens[head]
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _is_person(frame: Frame, token: Token) -> bool:
    """Whether the recognizer has reason to call a capital somebody: more words, or a first name."""
    if token.ent_type_ != "PERSON":
        return False
    after = token.i + 1 < len(frame.tokens) and frame.tokens[token.i + 1].ent_iob_ == "I"
    match = frame.name_ending.get(token.i)
    first = token.i if match is None else frame.token_at(match.start)
    before = frame.tokens[first].ent_iob_ == "I"
    return before or after or (first == token.i and token.lower_ in tables().genders)


def acts(frame: Frame, head: int) -> bool:
    """Whether a capital stands for its government: it does something, or something is done to it that is done
    to governments, or it has dealings."""
    token = frame.tokens[head]
    for _ in range(3):
        if token.dep_ != "conj":
            break
        token = token.head
    dep, above = token.dep_, token.head
    if dep in ("nsubj", "nsubjpass") and (above.pos_ in ("VERB", "AUX") or above.dep_ in ("ROOT", "ccomp")):
        if above.lemma_ in ("be", "have"):
            # "Quito is due to sign", "Quito is to sign"
            said = [child for child in above.rights if child.dep_ in ("acomp", "xcomp")]
            return any(child.lower_ in word_set("attitudes") or _is_to_do(child) for child in said)
        if above.lemma_ == "stand":
            return any(child.lower_ in ("with", "by", "behind") for child in above.rights)
        return above.lemma_ not in word_set("located") and not _is_person(frame, token)
    if dep in ("dobj", "dative"):
        return above.pos_ == "VERB" and above.lemma_ not in word_set("motion")
    if dep == "poss":
        return above.pos_ == "NOUN" and (above.lemma_ in word_set("dealings") or above.lemma_ in word_set("acts"))
    return dep == "pobj" and _is_dealt_with(above)


def _is_to_do(said: Token) -> bool:
    """Whether it says what somebody is to do or how ready he is to do it: "is to sign", "is quick to protest"."""
    return said.tag_ == "VB" or any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in said.rights)


def _is_dealt_with(preposition: Token) -> bool:
    """Whether what stands after the preposition is one whom others deal with: after "with", "by" and "against" by
    any verb, after other words by the noun or verb before them."""
    word, above = preposition.lower_, preposition.head
    if word == "by":
        return above.pos_ in ("NOUN", "VERB") and above.lemma_ not in word_set("motion")
    if word == "with":
        return above.pos_ in ("VERB", "NOUN") and above.lemma_ not in word_set("routes")
    if word == "against":
        return above.pos_ == "VERB" or above.lemma_ in word_set("dealings") | word_set("addressings")
    if word == "to" and above.pos_ == "ADJ":
        return above.lower_ in word_set("attitudes")
    if word == "between":
        return above.lemma_ not in word_set("routes")
    if word in _TO_SOMEBODY:
        return above.lemma_ in (word_set("addressings") if above.pos_ == "NOUN" else word_set("addressing"))
    return False
