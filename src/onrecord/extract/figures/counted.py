"""What a figure counts, in which kind it falls, and which verb tells it."""

from spacy.tokens import Doc, Token

from onrecord.extract.figures.antecedents import (
    RESTATING,
    acted_on,
    counted_on,
    is_among,
    is_compared,
    is_other_end,
    is_part_of_them,
    is_share_more,
    kinds_within,
    shares_fate,
    spoken_of,
)
from onrecord.extract.figures.fates import act_on, fate_of, own_fate, participle
from onrecord.extract.figures.kinds import TOLD_BY_FATE, acts, is_people, kind_of_fate, kind_of_noun
from onrecord.extract.figures.reaching import CHANGES, NUMBERS, is_distance, measured, reaching
from onrecord.extract.figures.situations import situation_of
from onrecord.extract.figures.sums import is_sum, sum_of
from onrecord.extract.figures.wording import HYPHENS, Counted, phrase, size_of
from onrecord.lang import lexicon
from onrecord.model import Quantity

CROWDS = frozenset(lexicon("figures.toml")["claims"]["crowds"])
ANYBODY = frozenset(lexicon("figures.toml")["claims"]["anybody"])
MEASURING = frozenset(lexicon("figures.toml")["claims"]["measuring"])
FRACTIONS = frozenset(lexicon("quantities.toml")["fractions"])
PRONOUNS = frozenset(("PRON", "DET"))
SHARES = frozenset(("%", "percentage points", "basis points"))


def counted(
    quantity: Quantity, number: Token, doc: Doc, before: Counted | None = None, earlier: Counted | None = None
) -> Counted:
    """What the quantity counts, and in which unit. ``earlier`` is what the last figure of the sentence before
    counts, of which "nine of them" are a part."""
    if before is None and is_part_of_them(quantity, number, noun_of(quantity, number, doc)):
        before = earlier if acted_on(number) is None else None
    found = _counted(quantity, number, doc, before)
    if before is not None and found.kind == "other" and is_among(quantity, number) and _shares(found, before):
        found = found._replace(kind=before.kind, cue=before.cue)
    if earlier is not None and (_puts_anew(found, earlier) or _is_told_bare(found, quantity)):
        found = earlier._replace(verb=found.verb)
    return found._replace(unit=quantity.unit)


def _shares(found: Counted, before: Counted) -> bool:
    """Whether what befell those counted before befell these people among them."""
    befell = before.kind in TOLD_BY_FATE and before.kind not in ("other", "destroyed")
    return befell and found.noun is not None and is_people(found.noun)


def _is_told_bare(found: Counted, quantity: Quantity) -> bool:
    """Whether somebody gives no more than a number for what is counted in the sentence before: "The party spoke of
    900", "the ministry gave a figure of 63"."""
    if quantity.unit is not None or found.kind != "other" or found.verb is None or (quantity.value or 2) < 2:
        return False
    is_number = found.noun is not None and found.noun.lemma_ in NUMBERS
    return (found.noun is None or is_number) and found.verb.lemma_ in RESTATING


def _puts_anew(found: Counted, earlier: Counted) -> bool:
    """Whether somebody gives another number for what is counted in the sentence before: "Police put the crowd at
    900. Organisers spoke of 2,000 people"; "600 families had fled. The mayor spoke of 900 families"."""
    noun, before = found.noun, earlier.noun
    return (
        noun is not None
        and before is not None
        and found.kind == "other"
        and (noun.lemma_ == before.lemma_ or (noun.lemma_ in ANYBODY and before.lemma_ in CROWDS))
        and not any(c.dep_ in ("amod", "relcl", "acl", "compound", "prep") for c in noun.children)
        and found.verb is not None
        and found.verb.lemma_ in RESTATING
    )


def _counted(quantity: Quantity, number: Token, doc: Doc, before: Counted | None) -> Counted:
    """What the quantity counts. ``number`` is the token of the number that its noun or verb hangs by; ``before``
    is what the last figure counts, which a bare number goes on counting ("ten men were killed and 15 injured")."""
    noun = noun_of(quantity, number, doc)
    verb = governing_verb(noun if noun is not None and noun.pos_ != "VERB" else number)
    if is_sum(quantity):
        return sum_of(quantity, number, noun, verb, before)
    is_of_them = is_part_of_them(quantity, number, noun)
    of_them = kinds_within(number) if noun is None or is_of_them or _is_partitive(noun, number) else None
    if of_them is not None:
        kind, cue = _befell(before if is_of_them else None, noun, of_them, verb)
        return Counted(phrase(of_them, number, quantity), kind, of_them, verb, cue)
    if noun is not None and _is_whole(noun, quantity):
        # of "27 of its 40 passengers were killed" the 40 were not
        return _told(number, noun, own_fate(noun), quantity, number, None)
    fate = None if _is_measure(quantity) or _is_hyphened(number, doc) else fate_of(noun, number, verb, doc)
    stands = number if noun is None else noun
    if is_of_them:
        if before is not None and fate is None and (noun is None or shares_fate(number, noun)):
            return before._replace(verb=verb)
        noun = before.noun if before is not None else acted_on(number) or spoken_of(number)
    elif noun is not None and noun.pos_ == "PRON":
        noun = None
    elif noun is None:
        found = _bare(quantity, number, fate, verb, doc, before)
        if isinstance(found, Counted):
            return found
        noun = found
    if noun is not None and noun.lemma_ in NUMBERS:
        noun = _numbered(noun) or noun
    return _told(stands, noun, fate, quantity, number, verb)


def noun_of(quantity: Quantity, number: Token, doc: Doc) -> Token | None:
    """The noun that stands with the number, not one with an article of its own: "may attend a wedding and 20 a
    funeral"; of a share that something is dearer by, none."""
    noun = None if quantity.noun is None else doc[quantity.noun]
    if noun is None or noun.i < number.i:
        return noun
    following = next((t for t in doc[number.i + 1 : noun.i + 1] if t.idx >= quantity.end), noun)
    if quantity.unit is None and following.lower_ in ("a", "an") and following.head == noun:
        return None
    is_degree = following == noun and (noun.tag_ in ("JJR", "RBR", "JJ") or noun.dep_ in ("attr", "acomp"))
    return None if quantity.unit == "%" and is_degree else noun


def _bare(  # noqa: PLR0917
    quantity: Quantity, number: Token, fate: Token | None, verb: Token | None, doc: Doc, before: Counted | None
) -> Counted | Token | None:
    """What a number counts that has no noun: what is measured, what reaches it, what was counted before it."""
    if _is_measure(quantity):
        if is_distance(number, quantity.end, doc):
            return None
        may_reach = _holds(number) or (verb is not None and verb.lemma_ in MEASURING | CHANGES)
        return measured(number, quantity, doc) or (reaching(number, verb) if may_reach else None)
    if number.i + 1 < len(doc) and doc[number.i + 1].lower_ == "strong":
        # "the regiment, 900 strong"
        return measured(number, quantity, doc) or reaching(number, verb)
    if before is not None and (is_compared(number, quantity, doc) or is_other_end(quantity, number, before)):
        return before._replace(verb=verb)
    if before is not None and quantity.noun is not None and quantity.unit is None:
        return before.noun
    if before is not None and is_share_more(quantity, number, doc):
        return before.noun
    if quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1:
        return None
    reached = reaching(number, verb) if fate is None else None
    if reached is not None and not (before is not None and reached.lemma_ in NUMBERS and quantity.unit is None):
        return reached
    if before is not None and before.noun is not None:
        return counted_on(quantity, number, fate, verb, before)
    if quantity.unit is not None or fate is not None:
        return None if fate is None or verb is None else _object_before(verb)
    meant = spoken_of(number)
    if meant is not None and verb is not None and verb.lemma_ in RESTATING:
        # "denied holding any students; the families know of 22"
        held_by = governing_verb(meant)
        return _told(meant, meant, fate_of(meant, meant, held_by, doc), quantity, number, verb)
    return meant


def _object_before(verb: Token) -> Token | None:
    """Those to whom the verb coordinated before did something: "killed a guard and injured five"."""
    first = verb.head if verb.dep_ == "conj" else verb
    found = next((c for c in first.rights if c.dep_ == "dobj" and first != verb), None)
    return found if found is not None and is_people(found) else None


def _befell(before: Counted | None, whole: Token | None, noun: Token, verb: Token | None) -> tuple[str, str]:
    """The kind of those who are a kind of others: what befell these befell them ("two of the dead were monks")."""
    if before is not None and before.kind != "other":
        return before.kind, before.cue
    told = ("other", "") if before is not None or whole is None else kind_of_noun(whole, verb)
    return kind_of_noun(noun, verb) if told[0] == "other" else told


def _told(  # noqa: PLR0917
    stands: Token, noun: Token | None, fate: Token | None, quantity: Quantity, number: Token, verb: Token | None
) -> Counted:
    """What is counted, with its kind: by what became of it, what is said of it, or what it is. ``stands`` is the
    word for it in the number's own clause."""
    what = None if noun is None or noun.pos_ in PRONOUNS else phrase(noun, number, quantity)
    if fate is None and noun is not None and noun.i < number.i:
        # "put the number of people killed at 55"
        fate = own_fate(noun)
    act = None if noun is None or fate is not None else act_on(noun)
    if act is not None:
        kind, word = acts()[act.lemma_.lower()]
        return Counted(f"{what} {word}" if what else word, kind, noun, verb, act.text.lower())
    if quantity.unit in SHARES and fate is None:
        # a share is no number of soldiers or seats
        return Counted(what, "other", noun, verb, "")
    kind_told = None if fate is None else kind_of_fate(fate, noun)
    if fate is not None and kind_told is not None:
        if kind_told in TOLD_BY_FATE:
            word = participle(fate)
            what = f"{what} {word}" if what and word not in what.split() else what or word
        kind_told = "other" if quantity.unit in SHARES else kind_told
        return Counted(what, kind_told, noun, verb, fate.text.lower())
    is_count = quantity.unit is None and not _is_hyphened(number, number.doc)
    situation = situation_of(stands, noun, verb, size_of(quantity)) if is_count else None
    kind, cue = situation or (("other", "") if noun is None else kind_of_noun(noun, verb))
    if kind == "other" and noun is not None and verb is not None:
        kind, cue = _kind_of_all(noun, verb)
    return Counted(what, kind, noun, verb, cue)


def _kind_of_all(noun: Token, verb: Token) -> tuple[str, str]:
    """The kind of those among whom these are: "the dead include 13 children", "among the dead were two nuns"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and verb.lemma_ == "include" and child != noun:
            return kind_of_noun(child, verb)
        if child.lower_ == "among" and verb.lemma_ == "be":
            return next((kind_of_noun(c, verb) for c in child.children if c.dep_ == "pobj"), ("other", ""))
    return "other", ""


def _numbered(noun: Token) -> Token | None:
    """What "the number of people killed" numbers, None where it is not told there."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return None if of is None else next((c for c in of.rights if c.dep_ == "pobj"), None)


def in_a_table(quantity: Quantity, doc: Doc) -> Counted:
    """What a quantity of a table or broken text counts: the word that follows it, and no more."""
    noun = None if quantity.noun is None else doc[quantity.noun]
    kind = "money" if is_sum(quantity) else "other"
    return Counted(None if noun is None else noun.text, kind, None, None, "")


def _is_measure(quantity: Quantity) -> bool:
    return quantity.unit is not None and quantity.unit not in SHARES and not is_sum(quantity)


def _is_hyphened(number: Token, doc: Doc) -> bool:
    """Whether the number only describes a noun ("the 12-strong council"), so that nothing befell those counted."""
    return number.i + 1 < len(doc) and doc[number.i + 1].text in HYPHENS and not number.whitespace_


def _is_whole(noun: Token, quantity: Quantity) -> bool:
    """Whether the noun is that of which another number is a part: the 40 of "27 of its 40 passengers"."""
    of = noun.head
    is_of_part = of.lower_ == "of" and (of.head.pos_ == "NUM" or of.head.lower_ in FRACTIONS)
    return is_of_part and quantity.start > of.idx


def _is_partitive(noun: Token, number: Token) -> bool:
    """Whether the noun is the whole: "thirteen of the victims"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head == number


def _holds(number: Token) -> bool:
    """Whether a noun before takes the measure: "at a depth of 10 km"."""
    head = number.head
    return head.pos_ in ("NOUN", "SYM", "NUM") and head.dep_ == "pobj" and head.head.lower_ in ("of", "at")


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that the token stands in, not of one that it describes."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None
