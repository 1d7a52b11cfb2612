"""Where it was said: "at Wednesday's news conference", "in a letter to the governor", "in a post on X"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from onrecord.extract.statements.draft import Draft
from onrecord.lang import lexicon

LONGEST = 10
"""In tokens: an occasion's words beyond this are cut."""
FURTHEST = 60
"""In tokens: what a cue's words hang on is looked for no further off."""
DEEPEST = 8
VERBS = frozenset(("VERB", "AUX"))
LAST = frozenset(("object_of", "object_as", "object_predicate", "object_for", "object_with", "object"))
"""In these frames an occasion at the very end of the content is the cue's: "called it a trap in a letter"."""


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of reporting_occasions.toml."""
    listed = lexicon("reporting_occasions.toml")[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def holds(draft: Draft, token: Token) -> bool:
    """Whether the token stands in the content."""
    return any(a <= token.i < b for a, b in draft.content)


def is_occasion(noun: Token) -> bool:
    """Whether the noun names an occasion or medium of saying rather than a person or body."""
    if noun.lower_ in words("channels"):
        return noun.i > 0 and noun.nbor(-1).lower_ in words("platforms")
    return noun.lemma_.lower().rstrip(".") in words("nouns")


def is_gathering(noun: Token) -> bool:
    """Whether the noun names an occasion that may be told like a person: "told a news conference"."""
    return noun.lemma_.lower() in words("gatherings")


def carriers(draft: Draft) -> Iterator[Token]:
    """The words that tell where, when and to whom: the cue, the verb that it completes ("declined to say", "was
    quoted as saying"), the participle of an act of speaking beside it ("speaking at a rally, she said")."""
    cue = draft.predicate
    if cue is None or draft.frame in ("according", "colon"):
        return
    found = [cue]
    verb = cue
    while verb.pos_ not in VERBS and verb.head != verb and len(found) < DEEPEST and not holds(draft, verb.head):
        verb = verb.head
        if verb.pos_ in VERBS:
            found.append(verb)
    if verb.dep_ == "xcomp" and verb.head.pos_ in VERBS and not _opens_clause(verb):
        found.append(verb.head)
    elif verb.dep_ == "advcl" and verb.tag_ == "VB" and verb.head.lemma_ in words("speaking"):
        found.append(verb.head)  # "wrote to the governor to propose a truce"
    elif verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        found.append(verb.head.head)
    telling = words("speaking") | words("addressing_verbs")
    for child in [c for host in found for c in host.children]:
        beside = child.dep_ in ("advcl", "acl") and child.tag_ in ("VBG", "VBN")
        if beside and child.lemma_.lower() in telling and not holds(draft, child):
            found.append(child)
    if verb.dep_ == "conj" and verb.head.lemma_ in words("speaking") and not holds(draft, verb.head):
        found.append(verb.head)
    if draft.speaker is not None:
        found.extend(c for c in draft.speaker.rights if c.dep_ == "acl" and c.lemma_.lower() in words("speaking"))
    yield from dict.fromkeys(found)


def _opens_clause(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in verb.lefts)


def occasion_noun(draft: Draft) -> Token | None:
    """The noun that names where it was said."""
    near = list(carriers(draft))
    if not near:
        return _document(draft) if draft.frame == "according" else None
    verbs = {verb.i for verb in near}
    for verb in near:
        if verb.lemma_.lower() in words("addressing_verbs"):
            for child in verb.children:
                if child.dep_ == "dobj" and is_gathering(child) and not holds(draft, child):
                    return child
    cue = near[0]
    sentence = cue.sent
    for token in cue.doc[max(sentence.start, cue.i - FURTHEST) : min(sentence.end, cue.i + FURTHEST)]:
        if token.dep_ == "prep" and token.lower_ in words("prepositions") and not holds(draft, token):
            noun = next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)
            if noun is not None and is_occasion(noun) and (_hangs_on(token, verbs) or _is_shared(token, cue)):
                return noun
    return (_at_end(draft) if draft.frame in LAST else None) or _document(draft)


def _document(draft: Draft) -> Token | None:
    """The letter, report or poll that says it itself."""
    speaker = draft.speaker
    if speaker is not None and speaker.lower_ in ("which", "that") and speaker.head.dep_ == "relcl":
        speaker = speaker.head.head
    return speaker if speaker is not None and speaker.lemma_.lower() in words("documents") else None


def _hangs_on(preposition: Token, verbs: set[int]) -> bool:
    """Whether the phrase tells of one of these verbs: it hangs on it, or on a noun beside it ("said Roe, a
    farmer, in a letter") where an article makes it an occasion of its own."""
    head = preposition.head
    if head.i in verbs:
        return True
    noun = next((c for c in preposition.children if c.dep_ == "pobj"), None)
    if noun is None or not any(c.lower_ in ("a", "an") for c in noun.lefts):
        return False
    for _ in range(DEEPEST):
        if head.pos_ in VERBS or head.head == head:
            break
        head = head.head
    return head.i in verbs


def _is_shared(preposition: Token, cue: Token) -> bool:
    """Whether the phrase opens a sentence whose subject does one thing and says another: "In a letter, he thanked
    the council and said …"."""
    head = cue
    while head.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in head.lefts):
        head = head.head
    if head == cue or preposition.head != head:
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i > preposition.i for c in head.lefts)


def _at_end(draft: Draft) -> Token | None:
    """The occasion at the end of the content that the parse took into it."""
    start, end = draft.content[-1]
    doc = None if draft.predicate is None else draft.predicate.doc
    if doc is None or end >= len(doc) or end - start > FURTHEST:
        return None
    for token in doc[start + 1 : end]:
        if token.dep_ == "prep" and token.lower_ in words("prepositions") and token.right_edge.i + 1 >= end:
            noun = next((c for c in token.children if c.dep_ == "pobj"), None)
            named = noun is not None and (noun.pos_ == "PROPN" or any(c.lower_ in ("a", "an") for c in noun.lefts))
            if noun is not None and named and is_occasion(noun):
                return noun
    return None


def occasion_of(draft: Draft) -> str | None:
    """Where it was said, in the text's words without article and day: "news conference", "post on X"."""
    noun = occasion_noun(draft)
    if noun is None:
        return None
    name = noun.lower_.rstrip(".")
    if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "via", "to") and name in words("platforms"):
        return "post on " + _phrase(noun).rstrip(".")
    return _phrase(noun)


def _phrase(noun: Token) -> str:
    """The noun with its own words: no article, no day, no possessor, who it is with or before, no more."""
    doc = noun.doc
    start = noun.i
    while start > 0 and doc[start - 1].dep_ in ("compound", "amod", "nmod") and noun.is_ancestor(doc[start - 1]):
        if doc[start - 1].ent_type_ in ("DATE", "TIME") and doc[start - 1].lower_ not in words("frequencies"):
            break
        start -= 1
    for child in noun.lefts:
        if child.dep_ in ("compound", "nmod") and child.right_edge.i + 1 == start:
            start = child.i  # "State of the Nation speech"
    end = noun.i + 1
    for child in noun.rights:
        if child.dep_ == "prep" and child.i == end and child.lower_ in _following(noun):
            end = min(child.right_edge.i + 1, noun.i + LONGEST)
            end = next((t.i for t in doc[child.i + 1 : end] if _ends(t)), end)
            if end - child.i < 2:
                end = child.i
        break
    return " ".join(doc[start:end].text.split()).rstrip(".,")


def _ends(token: Token) -> bool:
    """Where the phrase behind an occasion ends: at its day, a comma or a clause."""
    return (
        token.ent_type_ in ("DATE", "TIME")
        or token.is_punct
        or token.dep_ in ("relcl", "acl")
        or (token.dep_ == "prep" and token.lower_ in ("on", "in", "at", "about", "after", "before"))
    )


def _following(noun: Token) -> tuple[str, ...]:
    """The prepositions whose phrase belongs to the occasion's name."""
    name = noun.lemma_.lower()
    if name in words("posts"):
        return ("on",)
    if name in words("testimonies"):
        return ("before", "to")
    return ("with",) if name in words("exchanging") else ("of",)
