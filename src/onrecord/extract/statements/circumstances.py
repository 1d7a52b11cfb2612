"""When, where and to whom it was said: what hangs on the cue beside the speaker and the content."""

from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract import dating
from onrecord.extract.participants import mention_of
from onrecord.extract.statements.draft import Draft, Range
from onrecord.lang import lexicon
from onrecord.model import When

LONGEST = 10
"""In tokens: an occasion's words beyond this are cut."""


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of reporting_occasions.toml."""
    listed = lexicon("reporting_occasions.toml")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def date_of(draft: Draft, doc: Doc) -> When | None:
    """When it was said: the time that governs the cue, unless that time is told in the content."""
    if draft.predicate is None:
        return None
    when = dating.date_said(draft.predicate, doc)
    if when is None or when.text is None:
        return when
    inside = any(doc[a].idx <= when.text[0] < doc[b - 1].idx + len(doc[b - 1]) for a, b in draft.content)
    # "accused the government on Monday of lying": between the words of the content, yet the cue's own
    return None if inside and not dating.is_own(draft.predicate, when, doc) else when


def occasion_of(draft: Draft, doc: Doc) -> str | None:
    """Where it was said, in the text's words without article and day: "news conference", "post on X"."""
    predicate = draft.predicate
    if predicate is None or predicate.pos_ not in ("VERB", "AUX") or draft.frame == "according":
        return None
    for child in predicate.children:
        if child.dep_ == "prep" and child.lower_ in words("prepositions"):
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.lemma_.lower() in words("nouns") and not _in_content(noun, draft):
                    if noun.lemma_.lower() in words("platforms") and child.lower_ in ("on", "via"):
                        return "post on " + noun.text.rstrip(".")
                    return _phrase(noun, doc)
    return None


def addressee_of(draft: Draft) -> str | None:
    """The id of the actor that it was said to."""
    told = draft.addressee
    if told is None or (_in_content(told, draft) and draft.frame != "object_infinitive"):
        return None
    mention = mention_of(told)
    return None if mention is None else mention.actor


def _in_content(token: Token, draft: Draft) -> bool:
    return any(a <= token.i < b for a, b in draft.content)


def _phrase(noun: Token, doc: Doc) -> str:
    """The noun with its own words: no article, no day, no possessor, one phrase behind it at most."""
    start = noun.i
    while start > 0 and doc[start - 1].dep_ in ("compound", "amod") and doc[start - 1].head.i >= start - 1:
        if doc[start - 1].ent_type_ in ("DATE", "TIME"):
            break
        start -= 1
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == end and child.lower_ in ("on", "with", "to", "of"):
            end = min(child.right_edge.i + 1, noun.i + LONGEST)
            if any(t.ent_type_ in ("DATE", "TIME") for t in doc[child.i : end]):
                end = child.i
        break
    return " ".join(doc[start:end].text.split())


def evidence_of(draft: Draft, sentences: list[int]) -> list[Range]:
    """The sentences that hold the content, the cue and the speaker, as token ranges; those that meet are one.
    ``sentences`` are the token indices where sentences start, with the doc's length at the end."""
    found: list[Range] = []
    for a, b in draft.content:
        found.append((_start(sentences, a), _end(sentences, b - 1)))
    if draft.predicate is not None:
        found.append((_start(sentences, draft.predicate.i), _end(sentences, draft.predicate.i)))
    found.sort()
    merged = [found[0]]
    for a, b in found[1:]:
        if a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def _start(sentences: list[int], i: int) -> int:
    return sentences[bisect_right(sentences, i) - 1]


def _end(sentences: list[int], i: int) -> int:
    return sentences[bisect_right(sentences, i)]
