"""What a number counts where no noun stands with it: what the number before it counts, or what was spoken of."""

from spacy.tokens import Doc, Token

from onrecord.extract.figures.kinds import is_people, kind_of_fate
from onrecord.extract.figures.situations import situation_of
from onrecord.extract.figures.wording import Counted, size_of
from onrecord.lang import lexicon
from onrecord.model import Quantity

_CLAIMS = lexicon("figures.toml")["claims"]
RESTATING = frozenset((*_CLAIMS["restating"], *_CLAIMS["giving"]))
THEM = frozenset(("them", "us", "those", "these", "whom"))
WHICH = frozenset(("whom", "which", "these", "those", "them"))
COMPARING = frozenset(("up", "down", "compared", "against", "instead"))
AFTER_SHARE = frozenset(("%", "percent", "cent", "pct"))


def kinds_within(number: Token) -> Token | None:
    """What those are of whom the number is a part: of "nine of them were children" and "of the dead, nine were
    children" the children; of "thirteen of the victims were women" the women."""
    doc = number.doc
    if (
        number.i + 3 < len(doc)
        and doc[number.i + 1].lower_ == "of"
        and doc[number.i + 2].lower_ in ("them", "whom")
    ):
        following = doc[number.i + 3]
        if following.tag_ == "NNS":
            # "33 people, 12 of them women"
            return following
    verb = number.head
    if number.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ == "be":
        return next((c for c in verb.rights if c.dep_ == "attr" and c.tag_ in ("NNS", "NNPS")), None)
    return None


def is_part_of_them(quantity: Quantity, number: Token, noun: Token | None) -> bool:
    """Whether the number is a part of those just counted: "nine of them", "of whom 12 died", "of these 40"."""
    if noun is not None and noun.pos_ == "PRON" and noun.lower_ in THEM:
        return True
    ahead = [t for t in number.doc[max(0, number.i - 6) : number.i] if t.idx < quantity.start]
    return len(ahead) > 1 and ahead[-2].lower_ == "of" and ahead[-1].lower_ in WHICH


def is_among(quantity: Quantity, number: Token) -> bool:
    """Whether the number is of some of those just counted: "42 people, among them six women", "including two"."""
    ahead = [t.lower_ for t in number.doc[max(0, number.i - 6) : number.i] if t.idx < quantity.start]
    return ahead[-1:] == ["including"] or (ahead[-2:-1] == ["among"] and ahead[-1] in WHICH)


def is_other_end(quantity: Quantity, number: Token, before: Counted) -> bool:
    """Whether the number is the other end of a move whose one end was counted, or what it comes to: "fell to 191
    seats from 247", "gained 50 seats for a total of 148"."""
    if quantity.unit is not None or before.unit is not None or before.noun is None or number.dep_ != "pobj":
        return False
    end = number.head
    if end.lower_ in ("from", "to"):
        own = before.noun.head
        return own.lower_ in ("from", "to") and own != end and own.head == end.head
    total = end.head
    return end.lower_ == "of" and total.lemma_ == "total" and any(c.lower_ == "a" for c in total.lefts)


def acted_on(number: Token) -> Token | None:
    """Those to whom the same was done in the verb before, whom "them" means: "pursued the men and killed 14 of
    them"."""
    verb = number.head
    if verb.dep_ != "conj" or number.dep_ != "dobj":
        return None
    return next((c for c in verb.head.rights if c.dep_ == "dobj" and c.tag_ in ("NNS", "NNPS")), None)


def shares_fate(number: Token, noun: Token | None) -> bool:
    """Whether nothing is said of "nine of them" but how or where, so that the same befell them."""
    if number.dep_ == "dobj":
        # "took 45 of them into custody"
        return False
    last = number if noun is None else noun
    following = next((t for t in number.doc[last.i + 1 : last.i + 3] if t.pos_ != "ADV"), None)
    return following is None or following.is_punct or following.pos_ in ("ADP", "CCONJ")


def spoken_of(number: Token) -> Token | None:
    """Those last spoken of in the plural, before the number, in its sentence: "holds students ... 22"."""
    people, things = None, None
    for token in number.doc[number.sent.start : number.i]:
        if token.tag_ in ("NNS", "NNPS") and token.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "conj"):
            is_time = token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
            if not is_time and not _is_of_teller(token):
                people, things = (token, things) if is_people(token) else (people, token)
    return people or things


def _is_of_teller(token: Token) -> bool:
    """Whether it is a part of who tells the number: "the organisers, a league of associations, spoke of 900"."""
    chain = (token, *token.ancestors)
    return any(t.dep_ == "nsubj" and t.head.lemma_ in RESTATING for t in chain)


def counted_on(
    quantity: Quantity, number: Token, fate: Token | None, verb: Token | None, before: Counted
) -> Counted | Token | None:
    """What a number goes on counting: all that the one before it does ("the union spoke of 41"), or its noun
    ("ten men were killed and 15 injured"), None where it counts something else."""
    if quantity.unit is not None or before.unit is not None or before.noun is None:
        return None
    if situation_of(number, None, verb, size_of(quantity)) is not None:
        # "submerged 400 villages and drove a million from their homes"
        return before.noun if situation_of(number, before.noun, verb, size_of(quantity)) is not None else None
    if fate is None and verb is not None and (verb.lemma_ == "be" or verb.lemma_ in RESTATING):
        return before._replace(verb=verb)
    return before.noun if _goes_on(number, fate, verb, before) or _acts(number, before) else None


def _goes_on(number: Token, fate: Token | None, verb: Token | None, before: Counted) -> bool:
    """Whether a bare number may count what the one before it counts: where it acts, or something befalls it."""
    if number.pos_ != "NUM" or before.noun is None:
        return False
    if fate is not None:
        # "36 bodies and 112 wounded": what befalls people befell no bodies.
        kind = kind_of_fate(fate, before.noun)
        return before.noun.lemma_.lower() != "body" and kind is not None
    return verb is not None


def _acts(number: Token, before: Counted) -> bool:
    """Whether the number is the subject of the verb right after it, whatever the parse hangs it on: "people need
    aid and 8 million have fled"."""
    doc = number.doc
    following = doc[number.i + 1] if number.i + 1 < len(doc) else None
    is_finite = (
        following is not None and following.pos_ in ("AUX", "VERB") and following.tag_ not in ("VBN", "VBG")
    )
    return is_finite and before.noun is not None and is_people(before.noun)


def is_share_more(quantity: Quantity, number: Token, doc: Doc) -> bool:
    """Whether a share is a part of those counted before, or a rise in them: "58 percent backed it", "40, or 5
    percent more"."""
    if quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1:
        return number.i + 1 < len(doc) and doc[number.i + 1].pos_ in ("VERB", "AUX")
    if quantity.unit != "%":
        return False
    unit = next((t for t in doc[number.i : number.i + 4] if t.lower_ in AFTER_SHARE), number)
    following = doc[unit.i + 1] if unit.i + 1 < len(doc) else None
    acts = following is not None and following.pos_ in ("VERB", "AUX") and following.tag_ != "VBN"
    return acts or (following is not None and following.lower_ in ("more", "fewer"))


def is_compared(number: Token, quantity: Quantity, doc: Doc) -> bool:
    """Whether the number only stands against the one before: "31, up from 24", "45, compared with 60"."""
    first = next((t.i for t in doc[max(0, number.i - 4) : number.i + 1] if t.idx >= quantity.start), number.i)
    two = [t.lower_ for t in doc[max(0, first - 2) : first]]
    return len(two) > 1 and two[0] in COMPARING and two[1] in ("from", "with", "to", "of")
