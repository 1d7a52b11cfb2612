"""Who "both sides", "the two countries" are: the two that a report is about.

In: a noun for several that names none of them. Out: the ids of two actors. Promise: only where two countries or
armed groups stand out of all that the report names.
"""

from collections import Counter

from spacy.tokens import Doc, Token

from onrecord.data import table
from onrecord.extract.syntax import subject
from onrecord.lang import lexicon
from onrecord.model import Actor

PAIRED = frozenset(lexicon("participants.toml")["paired"])
NO_COUNTRY = frozenset(row["sector"] for row in table("plover_sectors.tsv")) | {
    "UNO",
    "IGO",
    "EUR",
    "NGO",
    "IMG",
    "ISM",
    "MNC",
}
LEADING = frozenset(lexicon("participants.toml")["leading"])
NEAR = 120
"""Tokens: how far back "the two leaders" may mean somebody."""
TWO = frozenset(("both", "two", "either"))
STATES = frozenset(("country", "nation", "neighbour", "neighbor", "state", "government", "capital"))
"""Of those, what armed groups are never called."""
THE = frozenset(lexicon("participants.toml")["paired_with_the"])
"""What "the" alone does for where a report is about two: "the sides", "the leaders"."""
OFFICIAL = frozenset(("", "PRE", "GOV", "MIL", "LEG", "SPY", "COP"))
ARMED = frozenset(("REB", "UAF", "PRM"))
PAIR = 2
AHEAD = 1.5
"""How many times as often the second is named as the third, at least."""


def is_pair(noun: Token) -> bool:
    """Whether a noun stands for two that were named before: "both sides", "the two leaders"; "the leaders", where
    only two were."""
    if is_bare_pair(noun):
        return True
    return (
        noun.lemma_.lower() in PAIRED | LEADING
        and noun.tag_ in ("NNS", "NN")
        and any(c.lower_ in TWO or (c.lower_ == "the" and noun.lower_ in THE) for c in noun.lefts)
        and not any(c.dep_ in ("poss", "amod", "nmod", "compound") for c in noun.lefts)
        and not any(c.dep_ in ("relcl", "appos") or c.lower_ in ("of", "from", "in") for c in noun.rights)
    )


def is_bare_pair(two: Token) -> bool:
    """Whether "the two" alone stands for two that do something: "and the two signed an accord"."""
    return (
        two.lower_ == "two"
        and two.dep_ in ("nsubj", "nsubjpass")
        and two.i > 0
        and two.nbor(-1).lower_ == "the"
        and not any(True for _ in two.rights)
    )


def sides(noun: Token, doc: Doc) -> tuple[str, ...]:
    """The ids of the two that are meant; none where the report is about one or about many.

    Whoever urges, asks or invites both sides is neither of them.
    """
    if is_bare_pair(noun):
        return _leaders(noun, doc) or _foremost_two(doc, None)
    if noun.lemma_.lower() in LEADING:
        return _leaders(noun, doc)
    at = doc._.mention_at
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    who = subject(verb) if noun.dep_ in ("dobj", "pobj") and verb.pos_ == "VERB" else None
    asker = at[who.i].actor if who is not None and who.i in at else None
    return _foremost_two(doc, asker, states=noun.lemma_.lower() in STATES)


def meant_by(actor: Actor, doc: Doc) -> tuple[str, ...]:
    """The two that an actor of no name stands for, by the noun that it is called by: "the sides ... they"."""
    if actor.kind not in ("unnamed", "population") or actor.codes not in ((), ("UNK",), ("CVL",)):
        return ()
    head = next((i for i, m in doc._.mention_at.items() if m.actor == actor.id and m.head == i), None)
    return sides(doc[head], doc) if head is not None and is_pair(doc[head]) else ()


def the_two(doc: Doc) -> tuple[str, ...]:
    """The ids of the two that a report is about, whoever else takes part; none where it is about one or many."""
    return _foremost_two(doc, None)


def _foremost_two(doc: Doc, asker: str | None, *, states: bool = False) -> tuple[str, ...]:
    """The ids of the two parties named most; ``states``: no armed group is meant."""
    said: Counter[str] = Counter()
    by_party: dict[str, list[Actor]] = {}
    apart = ""
    for actor in doc._.actors:
        party = _party(actor)
        if states and party.endswith("armed"):
            continue
        if actor.id == asker:
            apart = party
        if party:
            said[party] += len(actor.mentions)
            by_party.setdefault(party, []).append(actor)
    del said[apart]
    (first, _), (second, least), (_, other) = [*said.most_common(3), *((("", 0),) * 3)][:3]
    within = first[:3] == second[:3]  # an army and its country's rebels
    if least < 2 or least == other or least < (1 if within else AHEAD) * other:
        return ()
    return tuple(_foremost(by_party[party], within=within) for party in (first, second))


def _leaders(noun: Token, doc: Doc) -> tuple[str, ...]:
    """The two people of two countries that were named last: "The two presidents will meet in May"."""
    known = {actor.id: actor for actor in doc._.actors}
    found: dict[str, str] = {}
    explicit = noun.lower_ in TWO or any(c.lower_ in TWO for c in noun.lefts)
    for i in range(noun.i - 1, max(-1, noun.i - NEAR), -1):
        mention = doc._.mention_at.get(i)
        actor = None if mention is None else known[mention.actor]
        if actor is not None and actor.kind == "person" and (party := _party(actor)):
            found.setdefault(actor.id, party)
        if len(found) > 1 and explicit:
            break
    if not explicit and len(set(found.values())) > 2:
        return ()
    return tuple(found)[::-1] if len(set(found.values())) > 1 else ()


def _party(actor: Actor) -> str:
    """The country that an actor stands for, or the armed group of that country; nothing for anybody else."""
    country, sector = (code := next(iter(actor.codes), ""))[:3], code[3:6]
    if actor.kind == "place" or len(code) not in (3, 6) or country in NO_COUNTRY:
        return ""
    if sector in ARMED:
        return f"{country} armed"
    return country if sector in OFFICIAL else ""


def _foremost(actors: list[Actor], *, within: bool) -> str:
    """The country itself, or whoever of its side is named most; ``within`` one country its army or government."""
    return max(actors, key=lambda a: ((a.codes[0][3:] == "") != within, len(a.mentions))).id
