"""What a number counts where no noun follows it: what rises to it, what is put at it, what a share is of."""

from spacy.tokens import Doc, Token

from onrecord.extract.syntax import own_subject
from onrecord.lang import lexicon
from onrecord.model import Quantity

_CLAIMS = lexicon("figures.toml")["claims"]
CHANGES = frozenset(_CLAIMS["changes"])
SETTING = frozenset(_CLAIMS["setting"])
SPENDING = frozenset(_CLAIMS["spending"])
MOVES = frozenset(_CLAIMS["moves"])
MONEY = frozenset(lexicon("quantities.toml")["currency_words"])
UNITS = frozenset(lexicon("quantities.toml")["units"])
NUMBERS = frozenset(_CLAIMS["numbers"])
PUTTING = frozenset(_CLAIMS["putting"])
DIMENSIONS = frozenset(_CLAIMS["dimensions"])
DIRECTIONS = frozenset(_CLAIMS["directions"])
OWN_COUNTS = frozenset(_CLAIMS["own_counts"])
TOLLS = frozenset(("toll", "tally", "death"))
NEAR = 8
OBJECTS = frozenset(("pobj", "pcomp"))
FAR = 20
"""Tokens between a count and the number that it is put at."""


def reaching(number: Token, verb: Token | None) -> Token | None:
    """What reaches the number ("the toll rose to 40"), is set to it ("raised the toll to 40"), or holds it ("a
    fine of $2m"); None where the text names nothing."""
    beside = _counted_beside(number)
    if beside is not None:
        return beside
    put = _put_at(number) or _put_of(number) or _climbing_to(number)
    if put is not None:
        return what_of(put)
    held = _holding(number)
    if held is not None:
        return held
    if verb is None:
        return None
    if verb.lemma_ in PUTTING or verb.lemma_ in SETTING or _is_given_as(number, verb):
        patient = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < number.i), None)
        if patient is not None and patient.lower_ not in MONEY and patient.pos_ in ("NOUN", "PROPN"):
            return what_of(patient)
        if verb.lemma_ in PUTTING and verb.lemma_ not in CHANGES:
            return None
    return _subject_reaching(number, verb) if verb.lemma_ in CHANGES else None


def _holding(number: Token) -> Token | None:
    """The noun that holds the number: "a depth of 10 km", "inflation, at 8 percent"."""
    head = number
    for _ in range(4):
        if head.head == head or head.dep_ == "conj":
            break
        head = head.head
        if head.lower_ in ("with", "for", "after") and head.dep_ == "prep":
            return None
        if head.pos_ == "NOUN" and head.i < number.i and head.lower_ not in MONEY:
            return _moving(head) if head.lemma_ in MOVES else what_of(head)
        if head.pos_ in ("VERB", "AUX"):
            break
    return None


def _put_at(number: Token) -> Token | None:
    """The count that a verb puts "at" the number, whatever the parse hangs that on: "put the number of dead in a
    week of fighting at 312"."""
    doc = number.doc
    if not any(t.lower_ == "at" for t in doc[max(number.sent.start, number.i - 3) : number.i]):
        return None
    for token in doc[max(number.sent.start, number.i - FAR) : number.i]:
        if token.lemma_ in NUMBERS and token.dep_ == "dobj" and token.head.lemma_ in PUTTING:
            return token
    return None


def _put_of(number: Token) -> Token | None:
    """What a clause behind it puts at the number: "the crowd, which the police estimated at 10,000"."""
    at = number.head
    if at.lower_ != "at" or at.head.lemma_ not in PUTTING or at.head.dep_ != "relcl":
        return None
    which = any(c.lower_ in ("which", "that", "whom") and c.dep_ in ("dobj", "nsubjpass") for c in at.head.lefts)
    return at.head.head if which else None


def _climbing_to(number: Token) -> Token | None:
    """The toll that climbs to the number in a headline, whose verbs the parse takes for nouns."""
    doc = number.doc
    start = number.sent.start
    ahead = doc[max(start, number.i - 3) : number.i]
    to = next((t for t in ahead if t.lower_ in ("to", "above", "past") and t.i > start), None)
    if to is None or to.nbor(-1).lemma_.lower() not in CHANGES or to.nbor(-1).pos_ in ("VERB", "AUX"):
        return None
    return next((t for t in doc[max(start, to.i - NEAR) : to.i - 1] if t.lemma_.lower() in TOLLS), None)


def _counted_beside(number: Token) -> Token | None:
    """What stands right before the "at": "put the number of dead at 492 and of wounded at 1,645"."""
    ahead = [token.lower_ for token in number.doc[max(number.sent.start, number.i - 4) : number.i]]
    if len(ahead) < 4 or ahead[1] != "of" or ahead[3] != "at":
        return None
    return number.nbor(-2) if ahead[0] in ("and", "or", *NUMBERS) else None


def _moving(move: Token) -> Token | None:
    """What makes the move: of "a fall in exports of 4 percent" the exports, of "lost 11 percent, after a fall of
    20 percent" what lost it."""
    for child in move.children:
        within = (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "GPE"))
        if child.dep_ == "prep" and child.lower_ == "in" and (noun := next(within, None)) is not None:
            return noun
        if child.dep_ in ("compound", "poss") and child.pos_ != "PRON":
            return child
    verb = next((a for a in move.ancestors if a.pos_ in ("VERB", "AUX")), None)
    subject = None if verb is None else own_subject(verb)
    moves = verb is not None and verb.lemma_ in CHANGES and subject is not None and subject.pos_ != "PRON"
    return what_of(subject) if moves and subject is not None else move


def _is_given_as(number: Token, verb: Token) -> bool:
    """Whether a body gives a count "as" so many: "gave the number of dead as 20,000"."""
    return number.head.lower_ == "as" and number.head.head == verb


def purpose(number: Token, verb: Token | None) -> Token | None:
    """What money goes to: "spend $3m on roads"."""
    if verb is None or verb.lemma_ not in SPENDING:
        return None
    for word in (verb, number.head):
        for child in word.rights:
            if child.dep_ == "prep" and child.lower_ in ("on", "for", "towards", "toward") and child.i > number.i:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.ent_type_ not in ("DATE", "TIME"):
                        return noun
    return None


def _told_of(pronoun: Token) -> Token | None:
    """The toll or count that "it" means, told in the sentence before: "raised the toll. It stood at 14"."""
    begins = pronoun.sent.start
    if not begins:
        return None
    before = pronoun.doc[begins - 1].sent
    return next((what_of(t) for t in reversed(list(before)) if t.pos_ == "NOUN" and t.lemma_ in OWN_COUNTS), None)


def _subject_reaching(number: Token, verb: Token) -> Token | None:
    subject = own_subject(verb)
    if any(child.dep_ == "expl" for child in verb.children):
        # "there were fewer than 2,000"
        return None
    if subject is None and verb.dep_ in ("acl", "relcl"):
        return verb.head if verb.head.pos_ == "NOUN" else None
    if subject is None and verb.dep_ in ("conj", "xcomp", "advcl"):
        subject = own_subject(verb.head)
    counts = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in NUMBERS and c.i < number.i]
    if counts:
        return what_of(counts[0])
    if subject is not None and subject.lower_ in ("which", "that") and verb.dep_ == "relcl":
        # "the force, which numbered 13,000"
        subject = verb.head
    if subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.i < number.i:
        return what_of(subject)
    told = _told_of(subject) if subject is not None and subject.lower_ == "it" else None
    if told is not None:
        return told
    if subject is not None and subject.i < number.i:
        objects = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
        return next((c for c in objects if c.i < number.i), None)
    return None


def what_of(noun: Token) -> Token:
    """What a count is of: "the number of refugees rose to 40" counts refugees, "a litre of milk costs" milk."""
    if noun.lemma_ in NUMBERS or noun.lower_ in UNITS:
        for child in noun.rights:
            if child.lower_ == "of":
                return next((c for c in child.children if c.dep_ in OBJECTS and c.lower_ not in MONEY), noun)
    return noun


def measured(number: Token, quantity: Quantity, doc: Doc) -> Token | None:
    """What is so long, wide or high: "a fence 175 km long", "the pipe is 40 metres long"."""
    end = quantity.end
    following = next((t for t in doc[number.i + 1 : number.i + 6] if t.idx >= end), None)
    if following is None or following.lower_ not in DIMENSIONS:
        return None
    head = following.head
    if head.pos_ == "NOUN" and head.i < number.i:
        return head
    ahead = [t for t in doc[max(0, number.i - 4) : number.i] if t.idx < quantity.start and not t.is_punct]
    if ahead and ahead[-1].pos_ == "NOUN":
        return ahead[-1]
    if ahead and ahead[-1].pos_ == "VERB" and ahead[-1] in (head, following.head):
        # "snow lay 2 metres deep"
        return own_subject(ahead[-1])
    return own_subject(head) if head.lemma_ == "be" else None


def is_distance(number: Token, end: int, doc: Doc) -> bool:
    """Whether it only says how far off something lies: "35 km north of Goma"."""
    ahead = [t.lower_ for t in doc[max(0, number.i - 3) : number.i]]
    if "within" in ahead:
        return True
    following = next((t for t in doc[number.i + 1 : number.i + 6] if t.idx >= end), None)
    return following is not None and following.lower_ in DIRECTIONS
