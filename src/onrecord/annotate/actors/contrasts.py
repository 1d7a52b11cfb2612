"""Who is named only to say that it was somebody else: "the rebels, not the army", "Chad, and not Niger"."""

from spacy.tokens import Doc, Token

NOT = frozenset(("not", "never"))
TOO = frozenset(("only", "just", "merely", "simply", "even", "least"))
"""Behind "not": whoever follows is named with the others."""
INSTEAD = (("rather", "than"), ("instead", "of"), ("as", "opposed", "to"))
NOUNS = ("NOUN", "PROPN")
LIKE_THE_FIRST = frozenset(("appos", "conj"))


def set_apart(doc: Doc) -> None:
    """Unhang whoever a "not" keeps apart from the noun that the parse coordinates it with or takes it to explain:
    it does not do, and is not, what the other does and is. Nor does the "not" deny what the other does."""
    for token in doc:
        if token.pos_ in NOUNS and (token.dep_ in LIKE_THE_FIRST or _is_second(token)):
            denied = _denial(token)
            if denied is not None:
                for clause in [c for c in token.rights if c.dep_ == "relcl" and token.head.pos_ in NOUNS]:
                    clause.head = token.head  # "the rebels, not the army, who attacked"
                token.dep_ = "dep"
                denied.dep_ = "dep" if denied.dep_ == "neg" else denied.dep_


def _is_second(noun: Token) -> bool:
    """Whether its verb has an object before it: "arrested Adamu, not his brother"."""
    return noun.dep_ == "dobj" and any(c.dep_ == "dobj" and c.i < noun.i for c in noun.head.rights)


def _denial(noun: Token) -> Token | None:
    """The word that says, in front of the noun and behind a comma or an "and", that it is another who is meant."""
    doc, first = noun.doc, noun.left_edge.i
    while first < noun.i and (doc[first].is_punct or doc[first].lower_ in ("and", "but", "or")):
        first += 1
    for at in (first, first - 1):  # the parse hangs "not" on either of the two
        if at > 0 and doc[at].lower_ in NOT:
            apart = doc[at - 1].is_punct or doc[at - 1].lower_ in ("and", "but")
            return doc[at] if apart and doc[at + 1].lower_ not in TOO else None
    before = tuple(token.lower_ for token in doc[max(0, first - 3) : first])
    return doc[first - 1] if any(before[-len(words) :] == words for words in INSTEAD) else None
