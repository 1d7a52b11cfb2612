"""Which money: what a currency's shared name means in a report about one country, and what "six million" is of
that follows a sum."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec
from spacy.tokens import Doc, Token

from onrecord.data import table
from onrecord.extract.figures.sums import is_sum
from onrecord.extract.text import text_of
from onrecord.lang import lexicon
from onrecord.model import Quantity

_WORDS = lexicon("quantities.toml")
_CLAIMS = lexicon("figures.toml")["claims"]
SHARED: dict[str, list[str]] = _WORDS["currency_shared"]
PLAIN: dict[str, str] = _WORDS["currency_words"]
TELLING = frozenset((*_CLAIMS["putting"], *_CLAIMS["restating"], *_CLAIMS["giving"], *_CLAIMS["changes"]))
SPEAKING = frozenset(_CLAIMS["speaking"])
REACHING = frozenset(("at", "to", "from", "than", "not"))
CLOSING = frozenset(("ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "ADV", "PROPN"))
NEAR = 200
"""So many characters behind a sum a bare number may still be of its money."""
PLACES = 200
MAJORITY = 0.5
SCALES = frozenset(("thousand", "million", "billion", "trillion", "m", "bn"))


@cache
def _codes() -> dict[str, str]:
    return {row["alpha3"]: row["currency"] for row in table("countries.tsv") if row["currency"]}


def in_currency(quantities: Iterable[Quantity], doc: Doc) -> list[Quantity]:
    """The quantities with the money that the report leaves out or shares: "18 million dollars … less than six
    million" are dollars too."""
    found: list[Quantity] = []
    for quantity in _in_own_currency(quantities, doc):
        before = found[-1] if found else None
        if before is not None and is_sum(before) and _goes_on(quantity, before, doc):
            quantity = msgspec.structs.replace(quantity, unit=before.unit)
        found.append(quantity)
    return found


def _goes_on(quantity: Quantity, before: Quantity, doc: Doc) -> bool:
    """Whether a bare number of millions only says another sum than the one before."""
    if quantity.unit is not None or quantity.noun is not None or quantity.start - before.end > NEAR:
        return False
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or not any(token.lower_ in SCALES for token in span):
        return False
    following = doc[span.end] if span.end < len(doc) else None
    closes = following is None or following.pos_ in ("ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "ADV", "PROPN")
    return (
        closes and (span.end == len(doc) or doc[span.end].lower_ != "of") and _says_how_much(span[-1], span.start)
    )


def _says_how_much(number: Token, start: int) -> bool:
    """Whether nothing but the sum is told: "it was 6 million", "had put it at 6 million", "spoke of 6 million"."""
    before = number.doc[start - 1] if start else None
    if before is not None and before.lower_ in REACHING:
        return True
    if before is not None and before.lower_ == "of":
        return before.head.lemma_ in SPEAKING
    return number.dep_ in ("attr", "dobj") and number.head.lemma_ in TELLING


def _in_own_currency(quantities: Iterable[Quantity], doc: Doc) -> list[Quantity]:
    """The quantities with a shared name of money read in the currency of the country that most of the report's
    places lie in: "50,000 pesos" in a report from Manila. "Mexican pesos" stay Mexican."""
    own: str | None = None
    counts: Counter[str] | None = None
    text = text_of(doc)
    found = []
    for quantity in quantities:
        if quantity.unit is None or len(quantity.unit) != 3 or not quantity.unit.isupper():
            found.append(quantity)
            continue
        if counts is None:
            counts = Counter(m.place.country for m in doc._.places[:PLACES] if m.place.country is not None)
            country, most = next(iter(counts.most_common(1)), ("", 0))
            own = _codes().get(country) if most > MAJORITY * counts.total() else None
        word = text[quantity.start : quantity.end].rsplit(maxsplit=1)[-1].lower() if own is not None else ""
        first = text[quantity.start : quantity.end].lower()
        name = next((n for n in SHARED if word in (n, f"{n}s")), None)
        if name is None and first.startswith("rs"):
            name = "rupee"
        plain = name is not None and quantity.unit == PLAIN.get(word, "INR")
        is_shared = name is not None and plain and own in SHARED[name]
        found.append(msgspec.structs.replace(quantity, unit=own) if is_shared else quantity)
    return found
