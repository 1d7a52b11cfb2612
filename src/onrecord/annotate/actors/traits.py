"""What a report says of its people in words that may name them again: what they are, what they do, how old.

“Deng Yulan, who sells noodles” may be "the noodle seller" later, “A teenager went on trial. Dylan Roe, 19, said”
makes Roe "the teenager", “Krsnik, 72,” is "the 72-year-old".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord import lang
from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.nounphrases import INDEFINITE

_DONE_BY = ("nsubj", "nsubjpass", "attr", "appos", "ROOT", "pobj", "dobj")
_WHO = frozenset(("who", "that"))
_NO_TRADES = frozenset(("be", "have", "do", "make", "get", "go", "come", "take", "give", "own"))
OPENING = 12
"""Tokens: how far into a report, its dateline passed, the sentence begins that brings somebody in with "the"."""
SOON = 40
"""Tokens: how far behind "a teenager" his name may come."""


class Traits:
    """By person the nouns that they may be called by, and their ages; by noun who was first told of by it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.nouns: dict[Identity, set[str]] = {}
        self.ages: dict[Identity, str] = {}
        self.brought_in: dict[int, Identity] = {}
        """By the token of a noun who is brought in by it before the name is given."""
        self.strangers: dict[str, int] = {}
        """By noun the token at which it first told of somebody without a name: "a carpenter"."""
        self._first: dict[Identity, Spot] = {}
        for spot in sorted(frame.spots, key=lambda s: s.head):
            person = spot.identity
            if person is None or person.kind != "person" or spot.form != "name":
                continue
            self._first.setdefault(person, spot)
            nouns = self.nouns.setdefault(person, set())
            nouns.update(canonical(role.title).split()[-1] for role in person.roles if role.title)
            nouns.update(_called(frame, spot))
            nouns.update(_done(frame.tokens[spot.head]))
            age = _age(frame, spot)
            if age is not None:
                self.ages.setdefault(person, age)
                nouns.update(_of_age(int(age)))
        self._bring_in()

    def _bring_in(self) -> None:
        """Give the noun that brings somebody in to the one who is first named soon after: "A farmer held for 79
        days walked out on Tuesday. “It is over,” Hernán Uribe said"."""
        first = sorted(self._first.items(), key=lambda item: item[1].head)
        body = next(
            (t.i for t in self.frame.tokens if self.frame.tells(t.i) and not self.frame.in_headline(t.i)), 0
        )
        for token in self.frame.tokens:
            if token.dep_ not in ("appos", "attr", "oprd") and any(c.lower_ in INDEFINITE for c in token.lefts):
                self.strangers.setdefault(token.lemma_.lower(), token.i)
            if token.pos_ != "NOUN" or token.tag_ != "NN" or token.dep_ not in ("nsubj", "nsubjpass", "attr"):
                continue
            opens = token.sent.start < body + OPENING
            which = any(child.dep_ == "prep" for child in token.rights)
            articles = {child.lower_ for child in token.lefts}
            owned = opens and any(child.dep_ == "poss" and child.pos_ == "PROPN" for child in token.lefts)
            if not (articles & INDEFINITE or ("the" in articles and opens and which) or owned):
                continue
            if not _is_human(self.frame, token):
                continue
            near = [(p, s) for p, s in first if token.sent.end <= s.head <= token.i + SOON]
            if not near:
                continue
            heard = [pair for pair in near if _says(token) and _says(self.frame.tokens[pair[1].head])]
            person, spot = (heard or near)[0]
            named = self.frame.tokens[spot.head]
            if named.dep_ in ("nsubj", "nsubjpass") and not person.roles and spot.last - spot.named > 1:
                self.nouns[person].add(token.lemma_.lower())
                self.brought_in[token.i] = person


def _says(token: Token) -> bool:
    """Whether the token is who says something: "Ecuador's attorney general said" is not whoever is named before
    the next one who does."""
    return token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")


def _is_human(frame: Frame, token: Token) -> bool:
    role = frame.role_ending.get(token.i)
    if role is not None:
        return bool(role.entry.kind == "person" and not role.entry.plural)
    return token.lower_.endswith(("er", "or", "ist", "man", "woman", "ian"))


def _called(frame: Frame, spot: Spot) -> Iterator[str]:
    """Nouns in apposition to the name, in front of it, or said of it."""
    token = frame.tokens[spot.head]
    near = [child for child in token.rights if child.dep_ == "appos"]
    if token.dep_ == "appos":
        near.append(token.head)
        near.extend(child for child in token.head.rights if child.dep_ == "appos" and child.i > token.i)
    for clause in token.rights:
        if clause.dep_ == "acl" and clause.lemma_ in ("elect", "appoint", "name"):
            near.extend(child for child in clause.rights if child.dep_ == "oprd")
    if token.dep_ in ("nsubj", "nsubjpass") and token.head.lemma_ in ("be", "become", "remain"):
        near.extend(child for child in token.head.rights if child.dep_ == "attr")
    for noun in near:
        if noun.pos_ == "NOUN":
            yield noun.lemma_.lower()
            yield from (c.lemma_.lower() for c in noun.children if c.dep_ == "conj" and c.pos_ == "NOUN")
    yield from (
        frame.tokens[i].lemma_.lower()
        for i in range(max(token.left_edge.i, spot.named - 3), spot.named)
        if frame.tokens[i].pos_ == "NOUN" or i >= spot.first
    )


def _done(token: Token) -> Iterator[str]:
    """What doing so makes of somebody: "seller" of “who sells noodles”, "goalkeeper" of “kept goal”."""
    verbs = [c for c in token.rights if c.dep_ == "relcl" and any(w.lower_ in _WHO for w in c.lefts)]
    if token.dep_ == "nsubj" and any(
        c.lemma_.lower() in word_set("hears_witnesses") or (c.dep_ == "prep" and token.head.lemma_ == "testify")
        for c in token.head.rights
    ):
        yield "witness"  # "told the court", "testified at the hearing"
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB" and token.head.lemma_ not in word_set("says"):
        verbs.append(token.head)
    for verb in verbs:
        for other in (verb, *(c for c in verb.rights if c.dep_ == "conj")):
            if other.pos_ == "VERB" and other.lemma_ not in _NO_TRADES:
                objects = [c.lemma_.lower() for c in other.rights if c.dep_ == "dobj"]
                for noun in doers(other.lemma_.lower()):
                    yield noun
                    yield from (thing + noun for thing in objects)


def doers(verb: str) -> Iterator[str]:
    """Nouns for whoever does it: "seller", "climber", "sprinter", "director", "referee"."""
    yield verb
    if verb.endswith("e"):
        yield from (verb + "r", verb[:-1] + "or")
        return
    yield from (verb + "er", verb + "or")
    if verb.endswith("y"):
        yield verb[:-1] + "ier"
    if len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou":
        yield verb + verb[-1] + "er"


def _of_age(years: int) -> Iterator[str]:
    """What somebody of this age may be called."""
    for noun, (youngest, oldest) in lang.lexicon("actors.toml")["of_age"].items():
        if youngest <= years <= oldest:
            yield noun


def _age(frame: Frame, spot: Spot) -> str | None:
    """How old somebody is told to be: "Roe, 72,", "Roe, a 72-year-old driver"."""
    tokens = frame.tokens
    after = tokens[spot.last : spot.last + 8]
    if len(after) < 3 or after[0].text != ",":
        return None
    if after[1].is_digit and len(after[1]) < 4 and after[2].text in (",", ".", ";"):
        return after[1].text
    year = next((t.i for t in after if t.lower_ == "year"), None)
    if year is None or year < 2 or frame.lower[year + 2 : year + 3] != ["old"]:
        return None
    return tokens[year - 2].text if tokens[year - 2].is_digit else None
