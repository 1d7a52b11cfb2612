"""What a number counts, and the whole that it is a part of."""

from spacy.tokens import Doc, Token

from onrecord.annotate.quantities.numbers import HYPHENS, Extent, Number, number_at
from onrecord.lang import lexicon

_FIGURES = lexicon("figures.toml")
NOMINAL = frozenset(word for entry in _FIGURES["kind"] for word in entry.get("adjectives", ()))
"""Adjectives that stand for the people who are so: "40 dead"."""
TIME_UNITS = frozenset(lexicon("quantities.toml")["none"]["time_units"])
EACH = frozenset(("a", "an", "per", "each", "apiece", "every"))
BEFORE_WHOLE = frozenset(
    ("more", "than", "about", "some", "all", "nearly", "roughly", "an", "estimated", "around")
)


def counted(
    doc: Doc, extent: Extent, after: int, unit: str | None
) -> tuple[int | None, Number | None, int | None]:
    """The noun that is counted; the whole that it is a part of ("of the 2.3 million people"), and its noun."""
    size = len(doc)
    if unit is not None and after < size and doc[after].lower_ in EACH:
        # "$80 a barrel" counts no barrels
        return None, None, None
    if (after < size and doc[after].lower_ in ("of", "in")) or (
        after < size and doc[after].lower_ == "the" and extent.numbers[0].fraction
    ):
        if doc[after].lower_ == "in" and unit is None:
            return _noun(doc, extent, after, unit), None, None
        j = after + 1
        while j < size and j < after + 8 and _leads_to_whole(doc, j):
            j += 1
        if j < size and doc[after].lower_ != "in":
            whole = number_at(doc, j)
            if whole is not None and not whole.vague and not whole.fraction and whole.value > 1:
                noun = _following_noun(doc, whole.last + 1)
                return noun, (whole if extent.numbers[0].value <= whole.value else None), noun
        noun = _pobj(doc, after)
        return noun, None, None
    return _noun(doc, extent, after, unit), None, None


def _leads_to_whole(doc: Doc, i: int) -> bool:
    """Whether the word may stand between "of" and the whole: an article, a bound, an owner."""
    token = doc[i]
    if token.pos_ in ("DET", "PRON") or token.lower_ in BEFORE_WHOLE or token.text in ("'s", "’s", "’", "'"):
        return True
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and _is_owner(doc, i)


def _is_owner(doc: Doc, i: int) -> bool:
    """Whether the word belongs to an owner before the whole: "half of the province's 1.2 million people"."""
    return any(doc[j].tag_ == "POS" for j in range(i + 1, min(i + 4, len(doc))))


def _pobj(doc: Doc, preposition: int) -> int | None:
    for child in doc[preposition].children:
        if child.dep_ == "pobj":
            return None if child.ent_type_ in ("DATE", "TIME") else int(child.i)
    return _following_noun(doc, preposition + 1)


def _noun(doc: Doc, extent: Extent, after: int, unit: str | None) -> int | None:
    """What the number counts: what the parse says that it modifies, else the noun that follows."""
    last = extent.last
    if after + 1 < len(doc) and doc[after].text in HYPHENS and not doc[last].whitespace_:
        return (
            after + 1
            if doc[after + 1].lower_ not in ("plus", "odd", "strong")
            else _following_noun(doc, after + 2)
        )
    if unit is None or unit in ("%",) or after > last + 1:
        head = _head(doc, extent)
        if (
            head is not None
            and head.i >= after
            and (head.pos_ in ("NOUN", "PROPN") or (head.tag_ == "JJ" and _is_nominal(head)))
            and head.i - last < 9
        ):
            return _hyphened_on(doc, int(head.i))
    return _following_noun(doc, after)


def _hyphened_on(doc: Doc, i: int) -> int:
    """Of "two co-investors" the investors."""
    while i + 2 < len(doc) and doc[i + 1].text in HYPHENS and not doc[i].whitespace_ and doc[i + 2].pos_ == "NOUN":
        i += 2
    return i


def _head(doc: Doc, extent: Extent) -> Token | None:
    for i in range(extent.last, extent.first - 1, -1):
        head = doc[i].head
        if head.i > extent.last and doc[i].dep_ in ("nummod", "amod", "compound", "nmod", "quantmod", "det"):
            return head
    return None


def _following_noun(doc: Doc, i: int) -> int | None:
    """The last noun of the run of adjectives and nouns that begins here, None where none does."""
    found = None
    for j in range(i, min(i + 7, len(doc))):
        token = doc[j]
        if token.tag_ in ("WDT", "WP", "WP$", "WRB", "PRP", "IN") or (
            token.pos_ == "DET" and j > i and found is None
        ):
            break
        if token.pos_ in ("NOUN", "PROPN"):
            if token.lemma_.lower() in TIME_UNITS or token.ent_type_ in ("DATE", "TIME"):
                # "2 billion euros last month", "up from 24 a day earlier"
                return found
            found = j
            if token.dep_ not in ("compound", "nmod", "amod", "poss"):
                break
        elif (
            token.pos_ not in ("ADJ", "DET", "ADV", "PRON")
            and not (token.pos_ == "VERB" and token.dep_ == "amod")
            and token.text not in HYPHENS
        ) or (found is not None and token.text not in HYPHENS):
            break
    if found is None and i < len(doc) and doc[i].tag_ == "JJ" and _is_nominal(doc[i]):
        # "40 dead", "20 more wounded"
        return i
    return found


def _is_nominal(adjective: Token) -> bool:
    """Whether an adjective may stand for people: "40 dead", "20 Sudanese"."""
    return adjective.lower_ in NOMINAL or adjective.ent_type_ == "NORP" or adjective.text[:1].isupper()
