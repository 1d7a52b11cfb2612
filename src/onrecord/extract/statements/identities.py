"""Whom the speaker's word means: the actor, as one identity in the whole report.

A noun that no mention covers means whom it is explained by ("the watchman, Biu Alves"); several who are named mean
the first of them ("the two ministers, Li and Roe"); a document speaks for whoever it is from.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.participants import mention_of
from onrecord.lang import lexicon
from onrecord.model import Mention

SEVERAL = frozenset(lexicon("actors.toml")["of_several"])
SOON = 10
"""Tokens: how far behind "one of the drivers" the name may end."""
WRITING = frozenset(
    ("write", "send", "sign", "publish", "issue", "release", "commission", "draft", "file", "post")
)
DOCUMENTS = frozenset(lexicon("participants.toml")["documents"] + lexicon("participants.toml")["authored"])


def actor_of(speaker: Token | None) -> str | None:
    """The id of the actor that the speaker's word means, None where it means none that is known."""
    if speaker is None:
        return None
    mention = mention_of(speaker)
    if mention is None or mention.form != "name":
        mention = explained(speaker) or mention
    if mention is not None:
        return mention.actor
    for author in authors(speaker):
        found = actor_of(author)
        if found is not None:
            return found
    return None


def explained(noun: Token) -> Mention | None:
    """The name in apposition to the noun: "the watchman, Biu Alves", "the handwriting examiner Ida Roe"."""
    near = [child for child in noun.rights if child.dep_ == "appos" and child.pos_ == "PROPN"]
    if noun.tag_ == "NNS" and not any(child.dep_ == "cc" for child in noun.rights):
        # "The owners, Carl and Jane Roe, said", where the parse strings all three together.
        near += [c for c in noun.rights if c.dep_ == "conj" and c.pos_ == "PROPN" and c.left_edge.i == noun.i + 2]
    if noun.lower_ in SEVERAL:
        near += [n for n in noun.doc[noun.i + 1 : noun.i + SOON] if n.pos_ == "PROPN" and _is_enclosed(n)]
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        near.append(noun.head)
    for name in near:
        mention = noun.doc._.mention_at.get(name.i)
        if mention is not None and mention.form == "name" and mention.head in (name.i, noun.i):
            found: Mention = mention
            return found
    return None


def _is_enclosed(name: Token) -> bool:
    """Whether a mention's name stands between commas: "the third of them, Li Roe, said"."""
    mention, doc = name.doc._.mention_at.get(name.i), name.doc
    if mention is None or mention.head != name.i or name.i + 1 >= len(doc) or doc[name.i + 1].text != ",":
        return False
    first = name.i
    while first and doc[first].idx > mention.start:
        first -= 1
    for _ in range(4):  # "one of them, the Bremen firm Roe,"
        if first and (doc[first - 1].dep_ in ("det", "amod", "compound", "nmod") or doc[first - 1].pos_ == "NOUN"):
            first -= 1
    return bool(first and doc[first - 1].text == ",")


def authors(document: Token) -> Iterator[Token]:
    """Whoever a document is from or made for, or who is told to have written it: "a report by the agency", "a poll
    for the paper", "the letter that she sent"."""
    if document.lemma_.lower() not in DOCUMENTS:
        return
    yield from syntax.prepositional(document, "by", "from", "of", "for")
    yield from (child for child in document.lefts if child.dep_ == "poss")
    for clause in document.rights:
        if clause.dep_ in ("relcl", "acl") and clause.lemma_ in WRITING:
            writer = syntax.agent(clause) if syntax.is_passive(clause) or clause.tag_ == "VBN" else None
            writer = writer or next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
            if writer is not None and writer.lower_ not in ("that", "which"):
                yield writer
