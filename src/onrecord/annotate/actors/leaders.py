"""Leaders whom a report names by one word, where the recognizer took it for something else."""

from collections.abc import Iterator

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.matching import folded
from onrecord.annotate.actors.tables import Holder, Term

_PARTIES = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "pobj", "poss", "conj", "agent"))
_MISTAKEN = frozenset(("ORG", "FAC", "LOC", "PRODUCT"))
_TIMES = frozenset(("DATE", "TIME"))
SHORTEST = 4
RECENT = "2010"


def leaders(frame: Frame) -> Iterator[int]:
    """Tokens that are the family name of one leader and of nobody else in the table, and stand alone as a party:
    "Merkel met the governors". What the recognizer calls a body must be one who has led of late."""
    surnames = frame.known.surnames
    tokens = frame.tokens
    for i, token in enumerate(tokens):
        if token.pos_ != "PROPN" or token.dep_ not in _PARTIES or len(token) < SHORTEST or i in frame.sited:
            continue
        if token.ent_type_ in _TIMES:
            continue  # "on Friday" is a day, whoever is called so
        known = [holder for holder in surnames.get(folded(token.text), ()) if _has_led(holder)]
        if len(known) != 1 or not token.is_title or i in frame.name_starting or i in frame.in_body:
            continue
        before, after = (tokens[i - 1] if i else None), (tokens[i + 1] if i + 1 < len(tokens) else None)
        if any(near is not None and near.pos_ == "PROPN" for near in (before, after)):
            continue
        if any(near is not None and (near.text == "-" or near.ent_iob_ == "I") for near in (token, after)):
            continue
        leads = any(term.title.lower() in word_set("led") and _is_recent(term) for term in known[0].terms)
        if (before is None or before.lower_ != "the") and (leads or token.ent_type_ not in _MISTAKEN):
            yield i


def _is_recent(term: Term) -> bool:
    """Whether the name alone still means its holder to most readers, and no firm or club of the name."""
    return not term.until or term.until >= RECENT


def _has_led(holder: Holder) -> bool:
    return any(term.title.lower() in word_set("led") for term in holder.terms)
