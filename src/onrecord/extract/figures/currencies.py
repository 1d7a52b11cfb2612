"""Which country's pesos: what a currency's shared name means in a report about one country."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import msgspec
from spacy.tokens import Doc

from onrecord.data import table
from onrecord.extract.text import text_of
from onrecord.lang import lexicon
from onrecord.model import Quantity

_WORDS = lexicon("quantities.toml")
SHARED: dict[str, list[str]] = _WORDS["currency_shared"]
PLAIN: dict[str, str] = _WORDS["currency_words"]
PLACES = 200
MAJORITY = 0.5


@cache
def _codes() -> dict[str, str]:
    return {row["alpha3"]: row["currency"] for row in table("countries.tsv") if row["currency"]}


def in_own_currency(quantities: Iterable[Quantity], doc: Doc) -> list[Quantity]:
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
