"""Which of the report's actors the parties of an event are.

In: the heads of noun phrases. Out: ids of actors that may stand in an event, and their codes. Promise: who is no
political, armed or official actor, no population and no organization never makes an event on its own.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.data import table
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.parties import nested
from onrecord.extract.events.sides import is_pair, meant_by, sides
from onrecord.extract.events.vessels import is_vessel_noun, sailed_by
from onrecord.extract.participants import actors_of, affiliated, mention_of
from onrecord.extract.placing import mark_on
from onrecord.extract.syntax import conjuncts, prepositional
from onrecord.lang import lexicon
from onrecord.model import Actor, Mention, Place

STATE = frozenset(("GOV", "MIL", "LEG", "JUD", "COP", "SPY", "REB", "UAF", "PRM", "OPP", "PTY", "REL", ""))
SECTORS = frozenset(row["sector"] for row in table("plover_sectors.tsv"))
BODIES = frozenset(("UNO", "IGO", "EUR", "NGO", "IMG"))
PUBLIC_KINDS = frozenset(("government", "armed_group", "population", "place"))


def identities(heads: list[Token], doc: Doc, *, inside: bool = True) -> tuple[str, ...]:
    """The ids of the first of these noun phrases that names actors.

    ``inside``: where a phrase names none itself, whoever stands inside it counts ("the decision of the court").
    """
    known = {actor.id: actor for actor in doc._.actors}
    for head in heads:
        if head.dep_ in ("amod", "compound", "nmod") and head.i not in doc._.mention_at:
            continue
        ids = (sides(head, doc) if is_pair(head) else ()) or actors_of(head, doc)
        if len(ids) == 1 and head.pos_ == "PRON":
            ids = meant_by(known[ids[0]], doc) or ids
        if len(ids) == 1 and known[ids[0]].kind in ("unnamed", "population"):
            ids = _nationalities(head, doc) or ids  # "the presidents of Kenya and Uganda agreed"
        if is_pair(head) and all(known[i].codes == ("CVL",) for i in ids):
            continue  # "the two neighbours" are states, whichever
        if head.dep_ in ("amod", "compound", "nmod") and all(known[i].kind == "place" for i in ids):
            # "the Gaza ceasefire" is where, not who.
            continue
        if ids and not any(known[i].codes for i in ids):
            # "the prime minister's office" acts for the prime minister.
            by = affiliated(head)
            if by is not None and known[by.actor].codes:
                return (by.actor,)
        ids = _sailing(head) or ids
        if ids:
            return ids
        by = _in_front(head, doc)
        if by is not None:
            return (by.actor,)
        if inside:
            for below in nested(head):
                if is_pair(below) and (both := sides(below, doc)):
                    return both
                mention = mention_of(below)
                if mention is not None:
                    return (mention.actor,)
    return ()


def _sailing(head: Token) -> tuple[str, ...]:
    """Whose vessels are meant: "a Kenyan cutter and the Omani frigate Sula"."""
    parts = conjuncts(head)
    if not any(is_vessel_noun(part) for part in parts):
        return ()
    owners = (sailed_by(part) or mention_of(part) for part in parts)
    return tuple(dict.fromkeys(owner.actor for owner in owners if owner is not None))


def _in_front(head: Token, doc: Doc) -> Mention | None:
    """Whose somebody is: a nationality says more than a pronoun ("their Nigerian captors")."""
    at: dict[int, Mention] = doc._.mention_at
    by = affiliated(head)
    if by is not None and by.form == "pronoun":
        return next((at[c.i] for c in head.lefts if c.dep_ in ("amod", "compound") and c.i in at), by)
    return by


def everybody(heads: list[Token], doc: Doc) -> tuple[str, ...]:
    """The ids of all that these noun phrases name, for events to which all parties are actors."""
    found: dict[str, None] = {}
    for head in heads:
        found |= dict.fromkeys(_nationalities(head, doc) or identities([head], doc, inside=False))
    return tuple(found) or identities(heads, doc)


def _nationalities(head: Token, doc: Doc) -> tuple[str, ...]:
    """The sides of "Indian and Chinese generals", "the presidents of Kenya and Uganda"."""
    at = doc._.mention_at
    if head.tag_ not in ("NNS", "NNPS"):
        return ()
    for of in prepositional(head, "of"):
        # "the presidents of Kenya and Uganda", "delegations of the two countries"
        ids = sides(of, doc) if is_pair(of) else actors_of(of, doc)
        if len(ids) > 1:
            return ids
    for child in head.lefts:
        if child.dep_ in ("amod", "nmod", "compound") and child.i in at:
            each = [child, *(c for c in child.rights if c.dep_ == "conj" and c.i in at)]
            ids = tuple(dict.fromkeys(at[c.i].actor for c in each))
            if len(ids) > 1:
                return ids
    return ()


def is_public(actor: Actor | None) -> bool:
    """Whether the actor is political, armed, official, a population or an organization."""
    if actor is None:
        return False
    if actor.codes and actor.kind != "place":
        # A body of no known kind may well be a union or a movement; a firm is coded as one.
        public = any(not _is_private(code) for code in actor.codes) or _is_unknown_body(actor)
        return public or _leads(actor)
    return actor.kind in PUBLIC_KINDS


def _leads(actor: Actor) -> bool:
    """Whether somebody is called a leader: those whom others follow are in public life, whatever they lead."""
    return actor.kind == "person" and any((role.title or "").split()[-1:] == ["leader"] for role in actor.roles)


def _is_unknown_body(actor: Actor) -> bool:
    return actor.kind == "organization" and all(sector_of(code) == "UNK" for code in actor.codes)


def is_state(actor: Actor | None) -> bool:
    """Whether the actor stands for a state, an armed group or a body of states."""
    return actor is not None and any(code[:3] in BODIES or sector_of(code) in STATE for code in actor.codes)


def sector_of(code: str) -> str:
    """The sector in a code: "GOV" of "CHLGOV", "LAB" of "LAB", nothing of a bare country."""
    return code if code in SECTORS else code[3:]


def _is_private(code: str) -> bool:
    return sector_of(code) in private_sectors()


@cache
def private_sectors() -> frozenset[str]:
    """The sectors whose doings alone are business as usual."""
    return frozenset(lexicon("events_classes.toml")["veto"]["sectors"])


def codes_of(ids: tuple[str, ...], actors: dict[str, Actor]) -> tuple[str, ...]:
    """The codes of these actors, each once."""
    return tuple(dict.fromkeys(code for i in ids if i in actors for code in actors[i].codes))


def _sites(meeting: Token) -> Iterator[Token]:
    """Where the summit is that one travels to: "the Oslo summit", "a conference in Oslo"."""
    if meeting.lemma_.lower() in words_of("hints", "meeting"):
        yield from (c for c in meeting.lefts if c.dep_ == "compound")
        yield from prepositional(meeting, "in", "at")


def place_among(heads: list[Token], doc: Doc) -> Place | None:
    """The first place that one of these noun phrases names."""
    for head in heads:
        for token in (head, *(c for c in head.lefts if c.dep_ == "poss"), *_sites(head)):
            mark = mark_on(token, doc)
            if mark is not None:
                return mark.place
    return None
