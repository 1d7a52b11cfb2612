"""What the parse makes of a headline that leaves out "was": "Three protesters killed in rally".

In: a document. Promise: only the labels of a verb and its subject are changed, to a passive's, and only where the
verb always is done to somebody and has nobody to do it to.
"""

from spacy.tokens import Doc, Token

from onrecord.extract.events.kinds import demanded, lemma_of

DONE_TO = frozenset(("dobj", "dative", "ccomp", "xcomp", "aux", "auxpass", "nsubjpass", "agent"))


def restore_passives(doc: Doc) -> None:
    """Mark whoever is "killed", "jailed" or "shot dead" with nobody after it as the one whom it befalls."""
    for verb in doc:
        if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBN") and _befalls(verb):
            verb.tag_ = "VBN"
            for child in verb.lefts:
                if child.dep_ == "nsubj":
                    child.dep_ = "nsubjpass"


def _befalls(verb: Token) -> bool:
    kinds = {child.dep_ for child in verb.children if lemma_of(child) not in demanded("spans")}
    if kinds & DONE_TO or "nsubj" not in kinds:
        return False
    dead = any(child.lower_ == "dead" for child in verb.rights)
    return lemma_of(verb) in demanded("befalling") or (lemma_of(verb) == "shoot" and dead)
