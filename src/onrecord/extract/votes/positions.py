"""Who voted how, by name: "Britain abstained", "with Hungary voting against", "vetoed by Russia"."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.extract.participants import actors_of, affiliated
from onrecord.extract.syntax import agent, is_negated, own_subject, prepositional, subject
from onrecord.extract.votes.bodies import VOTERS
from onrecord.extract.votes.counts import Side
from onrecord.extract.votes.naming import named_in, names_before
from onrecord.extract.votes.wording import is_prospective
from onrecord.lang import lexicon
from onrecord.model.vote import Position

STOPPING = frozenset(lexicon("votes.toml")["outcomes"]["rejected"]) | {
    "stop",
    "thwart",
    "halt",
    "prevent",
    "strike",
}


class Stand(NamedTuple):
    """How one actor voted, by which word; ``veto`` where by casting one, ``no_veto`` where by not casting it."""

    actor: str
    vote: Position
    cue: str
    veto: bool = False
    no_veto: bool = False
    is_only: bool = False
    """Whether nobody else did: "only Syria voted against"."""


def stands_in(sent: Span, doc: Doc) -> Iterator[Stand]:
    """The named positions that a sentence tells as taken."""
    for token in sent:
        lemma = token.lemma_.lower()
        if lemma in ("abstain", "abstention"):
            yield from _abstained(token, doc)
        elif lemma == "veto":
            yield from _vetoed(token, doc)
        elif token.pos_ == "VERB" and (
            lemma == "vote" or (lemma == "say" and token.nbor().lower_ in ("no", "yes"))
        ):
            yield from _voted(token, doc)
        elif lemma == "vote" and token.dep_ == "dobj" and token.head.lemma_ == "cast":
            yield from _cast(token, doc)
        elif lemma in ("oppose", "object", "dissent") and token.pos_ == "VERB":
            is_aside = token.dep_ in ("advcl", "pcomp", "conj", "acl") or lemma == "dissent"
            noun = subject(token)
            is_alone = noun is not None and _is_only(noun)
            is_of_it = any(c.dep_ == "dobj" and c.lower_ == "it" for c in token.rights)
            if (is_aside or is_alone or is_of_it) and not is_prospective(token):
                for actor in _voters(token, doc):
                    yield Stand(actor, "against", lemma, is_only=is_alone)
        elif lemma == "against" and (token.i + 1 == sent.end or token.nbor().lower_ in (",", ".", ";", "and")):
            for actor in names_before(token):
                # "France was for, Britain against"
                yield Stand(actor, "against", lemma)
    for actor, side in named_in(sent, doc):
        yield Stand(actor, side, "named", is_only=side == "against")


def _is_only(noun: Token) -> bool:
    return any(t.lower_ in ("only", "alone") for t in (*noun.lefts, *noun.rights))


def _cast(vote: Token, doc: Doc) -> Iterator[Stand]:
    """ "Cast the only vote against", "cast the sole dissenting vote"."""
    words = {c.lower_ for c in vote.children} | {c.lower_ for c in vote.head.children if c.dep_ == "prep"}
    noun = subject(vote.head)
    if (
        noun is None
        or is_prospective(vote.head)
        or not words & {"against", "no", "dissenting", "negative", "opposing"}
    ):
        return
    for actor in actors_of(noun, doc):
        yield Stand(actor, "against", "cast a vote")


def _abstained(token: Token, doc: Doc) -> Iterator[Stand]:
    if is_prospective(token) or is_negated(token):
        return
    if token.pos_ == "VERB":
        actors = _voters(token, doc)
    else:
        owner = affiliated(token)
        actors = () if owner is None else (owner.actor,)
        for noun in prepositional(token, "by", "from", "of"):
            actors = actors or actors_of(noun, doc)
    for actor in actors:
        yield Stand(actor, "abstain", token.text.lower())


def _voters(verb: Token, doc: Doc) -> tuple[str, ...]:
    """Who is named as voting so: the names in a row before the verb, else its subject if it is no count."""
    names = names_before(verb)
    own = own_subject(verb)
    noun = own or subject(verb)
    is_count = noun is None or noun.pos_ == "NUM" or any(c.dep_ == "nummod" for c in noun.children)
    if names and (own is None or is_count or own.pos_ == "PROPN"):
        return tuple(names)
    if noun is None or is_count:
        return ()
    return actors_of(noun, doc)


def _vetoed(token: Token, doc: Doc) -> Iterator[Stand]:
    unused = _is_unused(token)
    if _is_habit(token):
        return
    if not unused and (is_prospective(token) or is_negated(token)):
        return
    noun = None
    if token.pos_ == "VERB":
        noun = agent(token) or (None if _is_passive(token) else subject(token))
    elif (carrier := _carrier(token)) is not None:
        if is_prospective(carrier) and not unused:
            return
        noun = subject(carrier)
    actors = () if noun is None else actors_of(noun, doc)
    if not actors and token.pos_ != "VERB":
        owner = affiliated(token)
        actors = () if owner is None else (owner.actor,)
        for noun in prepositional(token, "by", "from"):
            actors = actors or actors_of(noun, doc)
    for actor in actors:
        if unused:
            yield Stand(actor, "abstain", "veto not used", no_veto=True)
        elif (
            token.pos_ == "VERB"
            or token.head.lemma_ in ("use", "cast", "wield", "exercise", "deploy", "employ")
            or token.dep_ != "dobj"
        ):
            yield Stand(actor, "against", token.text.lower(), veto=True)


def _carrier(veto: Token) -> Token | None:
    """The verb by whose act a veto is cast: "used its veto", "blocked the text with a double veto"."""
    if veto.dep_ == "dobj":
        return veto.head
    by = veto.head
    if veto.dep_ != "pobj" or by.lower_ not in ("with", "by", "using"):
        return None
    # the parse may hang the means on what was blocked
    verb = by.head.head if by.head.dep_ == "dobj" else by.head
    return verb if verb.lemma_ in STOPPING and not _is_passive(verb) else None


def _is_habit(token: Token) -> bool:
    """Whether several vetoes are told at once ("has vetoed resolutions"): a history, not one vote."""
    patients = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    cast_by_several = token.dep_ == "dobj" and token.head.lemma_ in ("cast", "use")
    return (token.tag_ == "NNS" and not cast_by_several) or any(c.tag_ in ("NNS", "NNPS") for c in patients)


def _is_unused(token: Token) -> bool:
    """Whether a veto was there and not used: "decided not to use its veto", "rather than vetoing"."""
    carrier = token.head if token.pos_ != "VERB" else token
    for word in (token, carrier):
        if is_negated(word):
            return True
        if any(c.lower_ in ("without", "rather") for c in (word.head, *word.lefts)) or (
            word.i and word.doc[word.i - 1].lower_ in ("than", "without", "not")
        ):
            return True
    return carrier.lemma_ in ("withhold", "forgo", "forego", "waive") or carrier.head.lemma_ in (
        "decline",
        "refrain",
    )


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _voted(verb: Token, doc: Doc) -> Iterator[Stand]:
    if is_prospective(verb) or is_negated(verb):
        return
    side: Position | None = None
    for child in verb.children:
        word = child.lower_
        if word in ("down", "out"):
            # what a body does to a measure
            return
        if word == "against" or (word == "no" and child.i > verb.i):
            side = "against"
        elif (
            word == "for"
            or (word == "in" and any(c.lower_.startswith("favo") for c in child.children))
            or word == "yes"
        ):
            side = side or "for"
    noun = own_subject(verb) or subject(verb)
    if side is None or noun is None:
        return
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in VOTERS:
        return
    for actor in _voters(verb, doc):
        yield Stand(actor, side, verb.text.lower(), is_only=_is_only(noun))


def stands_beside(sides: tuple[Side, ...], doc: Doc) -> Iterator[Stand]:
    """The names that a count gives of its side: "two abstentions (Chad and Mali)"."""
    for side in sides:
        if side.aside is None or side.name == "absent":
            continue
        vote: Position = "for" if side.name == "for" else "against" if side.name == "against" else "abstain"
        for token in doc[side.aside[0] : side.aside[1]]:
            mention = doc._.mention_at.get(token.i)
            if mention is not None and mention.head == token.i and mention.form == "name":
                yield Stand(mention.actor, vote, side.name)
