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


def is_locative(frame: Frame, head: int) -> bool:
    """Whether the name only says where: "in Kenya"."""
    token = frame.tokens[head]
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _is_person(frame: Frame, token: Token) -> bool:
    """Whether the recognizer has reason to call a capital somebody: more words, or a first name."""
    if token.ent_type_ != "PERSON":
        return False
    after = token.i + 1 < len(frame.tokens) and frame.tokens[token.i + 1].ent_iob_ == "I"
    return token.ent_iob_ == "I" or after or token.lower_ in tables().genders


def acts(frame: Frame, head: int) -> bool:
    """Whether a capital stands for its government: it does something, or something is done to it that is done
    to governments, or it has dealings."""
    token = frame.tokens[head]
    for _ in range(3):
        if token.dep_ != "conj":
            break
        token = token.head
    dep, above = token.dep_, token.head
    if dep in ("nsubj", "nsubjpass") and above.pos_ in ("VERB", "AUX"):
        if above.lemma_ == "be":
            return any(child.dep_ == "acomp" and child.lower_ in word_set("attitudes") for child in above.rights)
        return above.lemma_ not in word_set("located") and not _is_person(frame, token)
    if dep == "dobj":
        return above.pos_ == "VERB" and above.lemma_ not in word_set("motion")
    if dep == "poss":
        return above.pos_ == "NOUN" and (above.lemma_ in word_set("dealings") or above.lemma_ in word_set("acts"))
    if dep == "pobj" and above.lower_ == "by":
        return above.head.pos_ in ("NOUN", "VERB") and above.head.lemma_ not in word_set("motion")
    if dep == "pobj" and above.lower_ in ("between", "with", "against"):
        return above.head.lemma_ in word_set("dealings") or (
            above.lower_ != "between" and above.head.pos_ == "VERB"
        )
    return False
