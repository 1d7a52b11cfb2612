"""Who speaks in a document: "a resolution condemning Chad", "the statement urges both sides".

In: the noun for the document, and the verb that tells what it says. Out: the heads of noun phrases that may name
whose it is, best first. Promise: only the noun's own phrase and, where it has none, the clause it stands in.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.syntax import agent, is_passive, prepositional, subject


def issuers(document: Token, verb: Token) -> Iterator[Token]:
    """Whose document it is; failing that, who adopts, sends or debates it."""
    yield from (c for c in document.lefts if c.dep_ == "poss")
    yield from prepositional(document, "by", "from", "of")
    for clause in document.rights:
        if clause.dep_ == "acl" and clause.tag_ == "VBN":
            by = agent(clause)  # "a letter signed by ten senators"
            if by is not None:
                yield by
    above = document.head
    if document.dep_ == "pobj" and above.lower_ in ("on", "over") and verb.head == document:
        who = subject(above.head) if above.head.pos_ == "VERB" else None
        if who is not None:
            yield who  # "voted on a resolution condemning it"
    if verb.head != document or above.pos_ not in ("VERB", "AUX"):
        return
    if above.lemma_ == "be":
        above = next((c for c in above.rights if c.dep_ == "xcomp"), above)  # "is to be issued by"
    if document.dep_ == "nsubjpass" or (document.dep_ == "nsubj" and is_passive(above)):
        by = agent(above)
        if by is not None:
            yield by
    elif document.dep_ == "dobj":
        who = subject(above)
        if who is not None and who != document:
            yield who
