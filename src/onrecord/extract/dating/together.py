"""The clauses that happen at the time of another, so that the time of one is that of both."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract import syntax
from onrecord.extract.dating.hanging import words

NEARBY = 25
"""In tokens: how far two coordinated verbs may stand apart."""


def companions(token: Token) -> Iterator[Token]:
    """The words whose time is the token's too, where it has none of its own: the closest first. For those of
    :func:`follows` only a time that is no step of a story is."""
    if token.pos_ not in ("VERB", "AUX"):
        # "two days after he cancelled a meeting": of the visit, the meeting that was called off
        off = token.head.lemma_.lower() in words("called_off") and token.dep_ in ("dobj", "nsubjpass")
        yield from [token.head] if off else []
        return
    if token.dep_ == "xcomp" and token.head.lemma_.lower() in words("carried"):
        yield token.head
    yield from _journey_to(token)
    yield from _coordinated(token)
    yield from _outcome_of(token)
    yield from _meanwhile(token)
    yield from _speaking(token)


def _coordinated(verb: Token) -> Iterator[Token]:
    """ "Opened fire on Monday and killed six", "arrested two and charged four on Monday": one subject."""
    if verb.dep_ == "conj" and _one_act(verb.head, verb):
        yield verb.head
    # the parser takes the second of three for an adverbial clause: "met them, promised a bill and left"
    listed = verb.dep_ == "advcl" and verb.tag_ == "VBD" and verb.head.i < verb.i and not _bound(verb)
    if listed and _one_act(verb.head, verb):
        yield verb.head
    for other in verb.children:
        if other.dep_ == "conj" and _one_act(verb, other) and not _comma_before(verb, other):
            yield other


def _one_act(first: Token, second: Token) -> bool:
    near = first.pos_ == "VERB" and second.pos_ == "VERB" and second.i - first.i < NEARBY
    return near and syntax.own_subject(second) is None and tense(first) == tense(second)


def _comma_before(first: Token, second: Token) -> bool:
    return any(first.doc[i].text in (",", ";") for i in range(first.i + 1, second.i))


def tense(verb: Token) -> str:
    """Past, perfect, future ... as its auxiliaries say; a coordinated verb has those of the first."""
    own = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if not own and verb.dep_ == "conj" and verb.tag_ in ("VBN", "VB", "VBG"):
        return tense(verb.head) if verb.head.tag_ == verb.tag_ else verb.tag_
    if own & words("to_come"):
        return "future"
    if own & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if "had" in own:
        return "pluperfect"
    if verb.tag_ == "VBD" or own & {"was", "were", "did"}:
        return "past"
    return "present" if verb.tag_ in ("VBZ", "VBP") else verb.tag_


def _journey_to(verb: Token) -> Iterator[Token]:
    """ "Is to fly to Oslo on Friday to meet the king", "will fly to Oslo next week, where he will meet the king":
    what a journey is for takes place on it."""
    if verb.dep_ not in ("advcl", "xcomp", "relcl") or verb.i < verb.head.i:
        return
    there = any(c.lower_ == "where" and c.dep_ == "advmod" for c in verb.lefts)
    purpose = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    for above in verb.ancestors:
        if above.pos_ in ("VERB", "AUX") and (there or (purpose and above == verb.head)):
            goes = [above, *(c for a in above.children for c in (a, *a.children) if c.dep_ == "xcomp")]
            yield from (go for go in goes if go.i < verb.i and go.lemma_.lower() in words("journeys"))
            return


def _outcome_of(verb: Token) -> Iterator[Token]:
    """ "Shelled the town, killing 17": what a participle says behind its verb."""
    behind = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i and verb.head.pos_ == "VERB"
    if behind and not _bound(verb):
        yield verb.head


def _bound(verb: Token) -> bool:
    """Whether a conjunction or a subject of its own opens its clause."""
    opening = ("mark", "prep", "nsubj", "nsubjpass", "aux", "advmod")
    return any(child.dep_ in opening and child.i < verb.i for child in verb.children)


def _meanwhile(verb: Token) -> Iterator[Token]:
    """ "Seized on Saturday when police tried to clear the road": past on both sides."""
    if verb.dep_ == "advcl" and _at_once(verb) and _past(verb) and _past(verb.head):
        yield verb.head
    for clause in verb.children:
        if clause.dep_ == "advcl" and _at_once(clause) and _past(verb) and _past(clause):
            yield clause


def _past(verb: Token) -> bool:
    return tense(verb) in ("past", "pluperfect")


def _at_once(clause: Token) -> bool:
    return any(child.lower_ in words("at_once") for child in clause.lefts if child.dep_ in ("advmod", "mark"))


def _speaking(verb: Token) -> Iterator[Token]:
    """ "The minister, speaking in Rimini on Friday, called": the participle says when it was said."""
    subject = syntax.own_subject(verb)
    for holder in (verb, subject):
        if holder is None:
            continue
        for clause in holder.children:
            if clause.dep_ in ("advcl", "acl") and clause.tag_ == "VBG" and clause.lemma_ in words("speaking"):
                yield clause


def follows(token: Token, other: Token) -> bool:
    """Whether the other is told after the token: "detained and released the next morning"."""
    return other.dep_ == "conj" and other.head == token
