"""Clauses that the parse cut up or hung on another word than the verb whose content they are."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.statements import edges
from onrecord.extract.statements.draft import Range
from onrecord.lang import lexicon

Frame = tuple[str, list[Range]]

OCCASIONS = frozenset(lexicon("reporting_occasions.toml")["nouns"].split())
TELLING = frozenset(lexicon("reporting_occasions.toml")["telling"].split())
EARSHOT = frozenset(("in", "on", "at", "during", "to"))


def beyond_noun(verb: Token) -> Iterator[Frame]:
    """The that-clause of a verb that the parse hung on whom or where it was said: "told investors on a call that
    the mill would close"."""
    for child in verb.rights:
        noun = None
        if child.dep_ == "prep" and child.lower_ in EARSHOT:
            noun = next((c for c in child.children if c.dep_ == "pobj" and _is_setting(c)), None)
        elif child.dep_ in ("dobj", "dative") and verb.lemma_ in TELLING:
            noun = child
        elif child.dep_ == "prep" and child.lower_ == "without":
            # "claimed without offering proof that the vote had been rigged"
            manner = next((c for c in child.children if c.dep_ == "pcomp"), None)
            noun = None if manner is None else next((c for c in manner.rights if c.dep_ == "dobj"), None)
        for clause in () if noun is None else noun.rights:
            mark = next((c for c in clause.lefts if c.lower_ == "that" and c.tag_ == "IN"), None)
            own = any(c.dep_ in edges.SUBJECTS for c in clause.lefts)
            if clause.dep_ in ("acl", "relcl", "ccomp") and mark is not None and own and mark == clause.left_edge:
                yield "clause", [edges.end(verb, clause, (mark.i, clause.right_edge.i + 1))]
                return


def split(verb: Token, target: Token) -> Iterator[Frame]:
    """A clause without "that" which the parse cut into an object and a verb: "swears the chain goes early"."""
    for clause in verb.rights:
        if clause.dep_ != "advcl" or clause.i < target.i or clause.tag_ not in edges.FINITE:
            continue
        opened = any(c.dep_ in edges.SUBJECTS or c.dep_ in ("mark", "advmod") for c in clause.lefts)
        if not opened and clause.doc[clause.i - 1].text != ",":
            yield "clause", [(target.left_edge.i, max(target.right_edge.i, clause.right_edge.i) + 1)]
            return


def lost_subject(target: Token, clause: Token) -> bool:
    """Whether the parse took its subject for the verb's object: "show that soil under rye holds water"."""
    return (
        target.left_edge.lower_ == "that"
        and target.left_edge != target
        and target.i < clause.i
        and clause.tag_ in edges.FINITE
        and target.right_edge.i + 1 >= clause.left_edge.i
        and not any(c.dep_ in edges.SUBJECTS for c in clause.lefts)
    )


def _is_setting(noun: Token) -> bool:
    return noun.lemma_.lower() in OCCASIONS or noun.ent_type_ in edges.TIMES
