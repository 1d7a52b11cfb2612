"""What a figure counts, in which kind it falls, and which verb tells it."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.figures.fates import act_on, acts, bodies_found, fate_of, kinds, participle
from onrecord.extract.figures.reaching import CHANGES, NUMBERS, is_distance, kinds_within, measured, reaching
from onrecord.lang import lexicon
from onrecord.model import Quantity

_WORDS = lexicon("figures.toml")
PEOPLE = frozenset(_WORDS["claims"]["people"])
MEASURING = frozenset(_WORDS["claims"]["measuring"])
LEFT_OUT = frozenset(("det", "nummod", "quantmod", "predet", "poss", "punct", "advmod", "cc", "preconj"))
NO_PART = frozenset(
    ("more", "other", "-", "many", "much", "few", "fewer", "such", "same", "own", "further", "additional")
)
THEM = frozenset(("them", "us", "those", "these", "whom"))
COMPARING = frozenset(("up", "down", "compared", "against", "instead"))
EMPTY = frozenset(("number", "figure", "count", "total", "tally"))
SHARES = frozenset(("%", "percentage points", "basis points"))
TOLD_BY_FATE = frozenset(_WORDS["claims"]["told_by_fate"])


class Counted(NamedTuple):
    """What is counted: its words, its kind, its noun, the verb that tells it, and the cue that gave the kind."""

    what: str | None
    kind: str
    noun: Token | None
    verb: Token | None
    cue: str


@cache
def _of_people() -> frozenset[str]:
    return frozenset(entry["name"] for entry in _WORDS["kind"] if entry.get("objects") == "people")


def counted(quantity: Quantity, number: Token, doc: Doc, before: Counted | None = None) -> Counted:
    """What the quantity counts. ``number`` is the token of the number that its noun or verb hangs by; ``before``
    is what the last figure of the sentence counts, which a bare number goes on counting ("ten men were killed
    and 15 injured")."""
    noun = None if quantity.noun is None else doc[quantity.noun]
    verb = governing_verb(noun if noun is not None and noun.pos_ != "VERB" else number)
    is_measure = quantity.unit is not None and quantity.unit not in SHARES and not quantity.unit.isupper()
    is_bare = noun is None and quantity.unit is None
    of_them = kinds_within(number) if noun is None or noun.pos_ == "PRON" or _is_partitive(noun, number) else None
    fate = None if is_measure or _is_hyphened(number, doc) else fate_of(noun, number, verb, doc)
    if of_them is not None:
        noun = of_them
        before = None
    elif noun is not None and noun.pos_ == "PRON":
        if before is not None and noun.lower_ in THEM and _ends_there(noun):
            # "62 were injured, nine of them seriously": the same befell these
            return before._replace(verb=verb)
        noun = before.noun if before is not None and noun.lower_ in THEM else None
    elif (
        noun is None
        and (fate is None or not is_measure)
        and not (is_measure and is_distance(number, quantity.end, doc))
    ):
        may_reach = not is_measure or _holds(number) or (verb is not None and verb.lemma_ in MEASURING | CHANGES)
        if before is not None and _is_compared(number, quantity, doc):
            return before._replace(verb=verb) if is_bare else before._replace(verb=verb, kind="other", cue="")
        noun = measured(number, quantity.end, doc) if is_measure else None
        is_part = quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1
        if before is not None and (
            _is_share_more(quantity, number, doc) or (is_bare and not is_part and _acts(number, before, doc))
        ):
            noun = before.noun
        if noun is None and fate is None and may_reach and not is_part:
            noun = reaching(number, verb)
        if noun is not None and before is not None and noun.lemma_ in NUMBERS and is_bare:
            # "the army says the figure is below 800"
            return before._replace(verb=verb)
        if noun is not None and noun.lemma_ in EMPTY:
            noun = _numbered(noun)
        if noun is None and is_bare and before is not None and _goes_on(number, fate, verb, before):
            noun = before.noun
            if fate is None and verb is not None and verb.lemma_ == "be":
                return before._replace(verb=verb)
    if noun is not None and noun.lemma_ in EMPTY:
        noun = _numbered(noun) or noun
    act = None if noun is None or fate is not None else act_on(noun)
    if act is not None:
        kind, word = acts()[act.lemma_.lower()]
        what = _phrase(noun, number, quantity) if noun is not None else None
        return Counted(f"{what} {word}" if what else word, kind, noun, verb, act.text.lower())
    kind, cue = _kind(noun, fate, verb)
    if quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper():
        kind, cue, fate = "money", quantity.unit, None
    what = _phrase(noun, number, quantity) if noun is not None else None
    if what is None and is_measure and fate is None and not is_distance(number, quantity.end, doc):
        what = _unit_words(quantity, doc)
    if fate is not None and kind in TOLD_BY_FATE:
        word = participle(fate)
        what = f"{what} {word}" if what and word not in what.split() else what or word
    return Counted(what, kind, noun, verb, cue)


def _numbered(noun: Token) -> Token | None:
    """What "the number of people killed" numbers, None where it is not told there."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    return None if of is None else next((c for c in of.rights if c.dep_ == "pobj"), None)


def in_a_table(quantity: Quantity, doc: Doc) -> Counted:
    """What a quantity of a table or broken text counts: the word that follows it, and no more."""
    noun = None if quantity.noun is None else doc[quantity.noun]
    is_money = quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper()
    return Counted(None if noun is None else noun.text, "money" if is_money else "other", None, None, "")


def _is_hyphened(number: Token, doc: Doc) -> bool:
    """Whether the number only describes a noun ("the 12-strong council"), so that nothing befell those counted."""
    return number.i + 1 < len(doc) and doc[number.i + 1].text in ("-", "‑") and not number.whitespace_


def _is_partitive(noun: Token, number: Token) -> bool:
    """Whether the noun is the whole: "thirteen of the victims"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head == number


def _goes_on(number: Token, fate: Token | None, verb: Token | None, before: Counted) -> bool:
    """Whether a bare number may count what the one before it counts: where it acts, or something befalls it."""
    if number.pos_ != "NUM":
        return False
    if fate is not None:
        # "36 bodies and 112 wounded": what befalls people befell no bodies.
        told = kinds().get(fate.lemma_.lower(), ()) or kinds().get(fate.lower_, ())
        if before.noun is not None and before.noun.lower_ in kinds():
            return False
        return before.noun is not None and (_is_people(before.noun) or told[0][0] not in _of_people() | {"killed"})
    return number.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "conj") and verb is not None


def _acts(number: Token, before: Counted, doc: Doc) -> bool:
    """Whether the number is the subject of the verb right after it, whatever the parse hangs it on: "people need
    aid and 8 million have fled"."""
    following = doc[number.i + 1] if number.i + 1 < len(doc) else None
    is_finite = (
        following is not None and following.pos_ in ("AUX", "VERB") and following.tag_ not in ("VBN", "VBG")
    )
    return is_finite and before.noun is not None and _is_people(before.noun)


def _ends_there(pronoun: Token) -> bool:
    """Whether nothing is said of "nine of them" but how: an adverb, a comma, the end."""
    following = next((t for t in pronoun.doc[pronoun.i + 1 : pronoun.i + 3] if t.pos_ != "ADV"), None)
    return following is None or following.is_punct


def _is_share_more(quantity: Quantity, number: Token, doc: Doc) -> bool:
    """Whether a share is a part of those counted before, or a rise in them: "58 percent backed it", "40, or 5
    percent more"."""
    if quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1:
        return number.i + 1 < len(doc) and doc[number.i + 1].pos_ in ("VERB", "AUX")
    if quantity.unit != "%":
        return False
    unit = next((t for t in doc[number.i : number.i + 4] if t.lower_ in ("%", "percent", "cent", "pct")), number)
    following = doc[unit.i + 1].lower_ if unit.i + 1 < len(doc) else ""
    acts = unit.i + 1 < len(doc) and doc[unit.i + 1].pos_ in ("VERB", "AUX") and doc[unit.i + 1].tag_ != "VBN"
    return following in ("more", "fewer") or acts


def _is_compared(number: Token, quantity: Quantity, doc: Doc) -> bool:
    """Whether the number only stands against the one before: "31, up from 24", "45, compared with 60"."""
    first = next((t.i for t in doc[max(0, number.i - 4) : number.i + 1] if t.idx >= quantity.start), number.i)
    two = [t.lower_ for t in doc[max(0, first - 2) : first]]
    return len(two) > 1 and two[0] in COMPARING and two[1] in ("from", "with", "to", "of")


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


def _kind(noun: Token | None, fate: Token | None, verb: Token | None) -> tuple[str, str]:
    known = kinds()
    person = noun is None or _is_people(noun)
    if fate is not None:
        for word in (fate.lemma_.lower(), fate.lower_):
            for kind, _ in known.get(word, ()):
                if kind not in _of_people() or person:
                    return kind, fate.text.lower()
    if noun is not None:
        if bodies_found(noun, verb):
            return "killed", noun.text.lower()
        for token in (noun, *(c for c in noun.lefts if c.dep_ in ("compound", "amod"))):
            for word in (token.lemma_.lower(), token.lower_):
                for kind, part in known.get(word, ()):
                    if part == "phrases":
                        continue
                    if kind in _of_people() and part != "nouns" and not person:
                        continue
                    if part != "verbs" or token.tag_ in ("VBN", "VBD"):
                        return kind, token.text.lower()
    return "other", ""


def _is_people(noun: Token) -> bool:
    """Whether a noun means people: by the list, its form (fishermen, farmers, activists), or a people's name."""
    lemma = noun.lemma_.lower()
    if lemma in PEOPLE or noun.lower_ in PEOPLE or noun.ent_type_ == "NORP" or noun.tag_ == "NNPS":
        return True
    return lemma.endswith(("man", "men", "ist", "ian", "ee", "er", "or", "ant", "child"))


def _unit_words(quantity: Quantity, doc: Doc) -> str | None:
    """The unit as the text writes it, where nothing else is counted: "4,000 hectares"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    words = [] if span is None else [t.lower_ for t in span if t.pos_ == "NOUN" and len(t) > 2]
    return words[-1] if words else None


def _phrase(noun: Token, number: Token, quantity: Quantity) -> str | None:
    """The words of the noun with what describes it before, less number and article: "Palestinian civilians"."""
    words = [noun]
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "NUM" and child.i > number.i - 1:
            if any(c.pos_ == "NUM" for c in child.children) or child == number:
                continue
            words += [t for t in child.subtree if t.dep_ not in LEFT_OUT or t == child]
        elif child.dep_ in ("amod", "compound", "nmod") and child.i < number.i and noun.i < number.i:
            words += [t for t in child.subtree if t.dep_ not in LEFT_OUT or t == child]
    indexes = sorted({t.i for t in words if t != number and not quantity.start <= t.idx < quantity.end})
    return " ".join(noun.doc[i].text for i in indexes if noun.doc[i].lower_ not in NO_PART) or None
