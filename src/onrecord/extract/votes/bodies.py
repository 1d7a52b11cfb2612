"""Which body votes, and by which rules."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.data import table
from onrecord.data.own import NOTHING, Own, own_of
from onrecord.data.own import Body as Given
from onrecord.extract.participants import mention_of
from onrecord.extract.syntax import agent, prepositional, subject
from onrecord.lang import lexicon

_WORDS = lexicon("votes.toml")["words"]
BODIES = frozenset(_WORDS["bodies"])
NO_BODIES = frozenset(_WORDS["no_bodies"])
DECIDERS = frozenset(_WORDS["deciders"])
VOTERS = frozenset(_WORDS["voters"])
ASSEMBLED = frozenset(_WORDS["assembled"])
SITTING = frozenset(_WORDS["sitting"])
CAMPS = frozenset(lexicon("votes.toml")["sides"]["parties"]) | {"dissenting"}
HOUSES = frozenset(_WORDS["houses"])
NAMED = 5
PLACES = 200
AHEAD = 30
_SITTING = frozenset(("LEG", "JUD"))
_SIDED = frozenset(("PTY", "OPP", "REB", "MIL", "COP", "JRN"))
_OF_PARTIES = frozenset(("bloc", "union", "league"))
MEMBERS = frozenset(("member", "majority", "delegate", "most"))
FEDERAL = ("Washington", "Capitol", "U.S.", "Congress", "White House")


class Rules(NamedTuple):
    """A body's rules: its usual name, its size, what a measure needs, who can veto, whether it binds."""

    name: str
    country: str
    members: int | None
    needed: str
    veto: frozenset[str]
    binding: bool | None


class Body(NamedTuple):
    """A body as a sentence names it: its words, its actor's id, its rules where they are known."""

    words: str
    actor: str | None
    rules: Rules | None
    is_name: bool


@lru_cache(maxsize=4)
def _rules(own: Own) -> dict[str, Rules]:
    """The rules by every name of a body, folded; those that a plug-in gives win."""
    if own.bodies:
        return _rules(NOTHING) | {
            _folded(name): _given(body) for body in own.bodies for name in (body.name, *body.aliases)
        }
    found = {}
    for row in table("bodies.tsv"):
        rules = Rules(
            row["name"],
            row["country"],
            int(row["members"]) if row["members"] else None,
            row["needed"],
            frozenset(code for code in row["veto"].split("|") if code),
            {"yes": True, "no": False}.get(row["binding"]),
        )
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found[_folded(name)] = rules
    return found


def _given(body: Given) -> Rules:
    veto = frozenset(body.veto)
    return Rules(body.name, body.country, body.members, body.needed, veto, body.binding)


def _folded(name: str) -> str:
    plain = name.casefold().replace(".", "").replace("’", "'").removeprefix("the ")
    return plain.replace("er chamber", "er house")


@lru_cache(maxsize=4)
def last_words(own: Own) -> frozenset[str]:
    """The words that the known bodies' names end with: "council", "senate", "knesset"."""
    known = _rules(own)
    return frozenset(name.split()[-1] for name in known) | frozenset(
        word for name in known if " of " in name for word in name.split(" of ")[0].split()[-1:]
    )


def rules_of(name: str, own: Own) -> Rules | None:
    """The rules of the body of this name: "Security Council", "the U.N. Security Council"; None where unknown."""
    return _rules(own).get(_folded(name))


@lru_cache(maxsize=4)
def _shared(own: Own) -> dict[tuple[str, str], Rules]:
    """The rules by a name that several countries' bodies bear, and the country."""
    rules = _rules(own)
    ours = {
        (name, row["country"]): rules[_folded(row["name"])]
        for row in table("bodies.tsv")
        for name in row["shared"].split("|")
        if name
    }
    return ours | {(_folded(name), body.country): _given(body) for body in own.bodies for name in body.shared}


@lru_cache(maxsize=4)
def _shared_names(own: Own) -> frozenset[str]:
    return frozenset(name for name, _ in _shared(own))


@cache
def _adjectives() -> dict[str, str]:
    """The country of each adjective and name that may stand before a body's."""
    found = {}
    for row in table("countries.tsv"):
        for word in (row["name"], *row["adjectives"].split("|")):
            if word:
                found[word] = row["alpha3"]
    return found


def country_of(doc: Doc) -> str | None:
    """The country that a report is about, None where no one country has most of its places."""
    counts = Counter(mark.place.country for mark in doc._.places[:PLACES] if mark.place.country is not None)
    if not counts:
        return None
    country, most = counts.most_common(1)[0]
    return country if most > 0.6 * counts.total() else None


def _rules_by_country(noun: Token, words: str, doc: Doc) -> Rules | None:
    """The rules of a body by a name that many bear ("the Senate"): of the country whose it is said to be, else of
    the country that the report is about."""
    name, own = _folded(words), own_of(doc)
    if name not in _shared_names(own):
        tail = next((n for n in _shared_names(own) if name.endswith(f" {n}")), None)
        if tail is None or words[: -len(tail)].strip() not in _adjectives():
            return None
        return _shared(own).get((tail, _adjectives()[words[: -len(tail)].strip()]))
    for child in noun.lefts:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            country = _adjectives().get(child.text)
            if country is None and child.dep_ == "poss" and (mention := mention_of(child)) is not None:
                country = next((a.codes[0][:3] for a in doc._.actors if a.id == mention.actor and a.codes), None)
            if country is not None or child.dep_ == "poss":
                return _shared(own).get((name, country or ""))
    about = country_of(doc)
    text = doc._.report.text if about == "USA" and doc._.report is not None else ""
    if about == "USA" and ("Legislature" in text or not any(word in text for word in FEDERAL)):
        # each state has a senate and a supreme court of its own
        return None
    return None if about is None else _shared(own).get((name, about))


def body_in(sent: Span, doc: Doc, verb: Token | None, anywhere: bool = True) -> Body | None:
    """The body that votes: whose act the verb tells, else the one that the sentence names, in the clauses above
    the verb or, failing that, in any."""
    body = acting(sent, doc, verb)
    if body is not None:
        return body
    above = set() if verb is None else {verb.i, *(token.i for token in verb.ancestors)}
    best: tuple[int, Body] | None = None
    for token in sent:
        if token.pos_ not in ("NOUN", "PROPN") or (body := body_of(token, doc)) is None:
            continue
        if token.tag_ == "NNS" and body.rules is None and token.dep_ != "nsubj":
            # "at assemblies in 22 towns": where, not who
            continue
        is_above = not above or _is_told_above(token, above)
        if not is_above and not anywhere:
            continue
        rank = (
            (0 if body.rules is not None else 2)
            + (0 if body.is_name else 1)
            + (0 if token.dep_ != "compound" else 1)
            + (0 if is_above else 5)
        )
        if best is None or rank < best[0]:
            best = (rank, body)
    return None if best is None else best[1]


def _is_told_above(token: Token, above: set[int]) -> bool:
    """Whether the clause that names the body is the verb's own or one that it hangs on."""
    clause = next(
        (a for a in token.ancestors if a.pos_ in ("VERB", "AUX") and a.dep_ not in ("amod", "aux")), None
    )
    return clause is None or clause.i in above


def acting(sent: Span, doc: Doc, verb: Token | None) -> Body | None:
    """The body whose act the verb tells, None where it tells no body's. Members stand for their body; a count of
    them ("56 senators voted to convict") is a side and no body."""
    for noun in () if verb is None else (agent(verb), subject(verb)):
        if noun is None or noun.sent != sent:
            continue
        bodies = [
            body
            for each in (*_sat_in(noun), noun)
            if not any(_counts_or_divides(c) for c in each.lefts)
            and (body := body_of(each, doc, as_actor=True)) is not None
        ]
        if bodies:
            return next((body for body in bodies if body.actor is not None), bodies[0])
    return None


def _sat_in(noun: Token) -> Iterator[Token]:
    """What members and those who decide sit in: "members of the council", "judges at the court", "IOC members"."""
    if noun.lemma_.lower() in MEMBERS:
        yield from prepositional(noun, "of")
    elif noun.lemma_.lower() in DECIDERS | {"judge", "justice"}:
        wholes = prepositional(noun, "of", "at", "in", "on")
        yield from (whole for whole in wholes if is_body_word(whole))
    if noun.lemma_.lower() in MEMBERS:
        yield from (c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "PROPN")


def is_body_word(noun: Token) -> bool:
    """Whether the noun is one for a body, or for those who decide in one."""
    if _is_central_bank(noun):
        return True
    return noun.lemma_.lower() in BODIES | DECIDERS or noun.lower_ in last_words(own_of(noun.doc))


def _is_central_bank(noun: Token) -> bool:
    """Whether it is a bank whose governors vote on its rates, where the act is its own."""
    is_own = noun.lower_ == "bank" and noun.dep_ == "nsubj" and noun.i > 0
    return is_own and noun.nbor(-1).lower_ in ("central", "reserve", "national")


def _counts_or_divides(word: Token) -> bool:
    """Whether a word before those who decide leaves only some of them: "56 senators", "the liberal justices"."""
    return word.dep_ == "nummod" or word.pos_ == "NUM" or (word.pos_ == "ADJ" and word.lower_ in CAMPS)


def body_before(sent: Span, doc: Doc, start: int, end: int) -> Body | None:
    """The last body named between two offsets of the sentence: "the upper house by 62 votes to 5"."""
    found = None
    for token in sent:
        if start <= token.idx < end and token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
            found = body_of(token, doc) or found
    return found


def body_after(sent: Span, doc: Doc, start: int) -> Body | None:
    """The body named right behind a tally: "27-11 in the Senate"."""
    ahead = [token for token in sent if start <= token.idx < start + AHEAD]
    if not ahead or ahead[0].lower_ != "in":
        return None
    return next((b for t in ahead if t.pos_ in ("NOUN", "PROPN") and (b := body_of(t, doc)) is not None), None)


def body_of(noun: Token, doc: Doc, as_actor: bool = False) -> Body | None:
    """The body that this noun heads, None where it is none. Those who decide ("lawmakers") are one only where
    the decision is theirs by the parse (``as_actor``)."""
    lemma, own = noun.lemma_.lower(), own_of(doc)
    decides = as_actor and lemma in DECIDERS and noun.tag_ in ("NNS", "NNPS", "NNP")
    is_word = lemma in BODIES or noun.lower_ in BODIES or decides or _is_central_bank(noun)
    is_house = _is_house(noun, doc, as_actor)
    if not is_word and noun.lower_ not in last_words(own) and not is_house:
        return None
    words = _name(noun, doc)
    if _folded(words) in NO_BODIES:
        return None
    rules = rules_of(words, own) or (rules_of(" ".join(words.split()[1:]), own) if " " in words else None)
    mention = mention_of(noun) if rules is not None or is_word or is_house or noun.pos_ == "PROPN" else None
    if rules is None and mention is not None and mention.form == "name":
        actor = _actor_name(mention.actor, doc)
        rules = rules_of(actor, own) if actor else None
    if (
        lemma in SITTING | DECIDERS
        and mention is not None
        and mention.form == "name"
        and mention.actor in _people(doc)
    ):
        # "Judge Ruth Adeyemi"
        return None
    if mention is not None and lemma in _OF_PARTIES and _SIDED & _sectors(mention.actor, doc):
        # a party that is called a bloc or a union
        return None
    rules = rules or _rules_by_country(noun, words, doc)
    if rules is None and not is_word and not is_house:
        return None
    return Body(words, None if mention is None else mention.actor, rules, noun.pos_ == "PROPN")


def is_of_deciders(body: Body) -> bool:
    """Whether only those who decide are named ("lawmakers"), and not what they sit in."""
    return body.words.split()[-1].lower().rstrip("s") in DECIDERS


def is_known(body: Body) -> bool:
    """Whether it is a body whose rules or actor are known, and not only those who decide in one."""
    return body.rules is not None or (body.actor is not None and not is_of_deciders(body))


def _is_house(noun: Token, doc: Doc, as_actor: bool) -> bool:
    """Whether the noun means a legislature or court by what it is called ("the Dail"); as the one who acts any
    organization by its name but a party, which is a member's, not a body."""
    mention = doc._.mention_at.get(noun.i)
    if mention is None or mention.head != noun.i or mention.form == "pronoun":
        return False
    actor = next((a for a in doc._.actors if a.id == mention.actor), None)
    if actor is None or actor.kind not in ("organization", "government"):
        return False
    sectors = _sectors(actor.id, doc)
    is_named = mention.form == "name" and actor.kind == "organization"
    return bool(sectors & _SITTING) or (as_actor and is_named and not sectors & _SIDED)


def _people(doc: Doc) -> set[str]:
    return {a.id for a in doc._.actors if a.kind == "person"}


def _sectors(actor: str, doc: Doc) -> set[str]:
    codes = next((a.codes for a in doc._.actors if a.id == actor), ())
    return {code[3:6] for code in codes} | {code[:3] for code in codes}


def _name(noun: Token, doc: Doc) -> str:
    """The capitalised run that ends with the noun and goes on by "of": "House of Representatives"."""
    first = noun.i
    while (
        first
        and doc[first - 1].dep_ in ("compound", "nmod", "amod")
        and (doc[first - 1].text[:1].isupper() or doc[first - 1].lower_ in ("lower", "upper"))
        and noun.i - first < NAMED
    ):
        first -= 1
    last = noun.i
    if (
        last + 2 < len(doc)
        and doc[last + 1].lower_ == "of"
        and doc[last + 2].text[:1].isupper()
        and noun.text[:1].isupper()
    ):
        last += 2
        while (
            last + 1 < len(doc)
            and doc[last + 1].pos_ == "PROPN"
            and doc[last + 1].dep_ in ("compound", "pobj")
            and last - noun.i < NAMED
        ):
            last += 1
    return doc[first : last + 1].text


def _actor_name(actor: str, doc: Doc) -> str | None:
    return next((a.name for a in doc._.actors if a.id == actor), None)
