"""Numbers with what they count.

In: a parsed ``Doc``, its times where they are read. Out: ``doc._.quantities``, in order. Promise: every number
that says how many or how much, with the words that bound it; no ordinal, date, time, age, score, tally or
number in a name. A part and its whole ("half of the 900") are two quantities; the part's span holds the whole's.
"""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.quantities.numbers import FRACTIONS, MINUS, MULTIPLIERS, PLURALS, WORDS
from onrecord.annotate.quantities.reading import quantities_at
from onrecord.model import Quantity, TimeMark

NAME = "onrecord_quantities"
STARTS = frozenset((*WORDS, *PLURALS, *FRACTIONS, *MULTIPLIERS, "a", "an", "minus"))


@Language.component(NAME, assigns=["doc._.quantities"], requires=["token.dep", "token.pos"])
def quantities(doc: Doc) -> Doc:
    """Numbers with what they count."""
    found = []
    times: tuple[TimeMark, ...] = doc._.times
    i, size = 0, len(doc)
    while i < size:
        token = doc[i]
        opens = token.text[0].isdigit() or (token.text[0] in MINUS and token.text[1:2].isdigit())
        if not opens and token.lower_ not in STARTS:
            i += 1
            continue
        here, following = quantities_at(doc, i)
        found += [q for q in here if (q.noun is not None and _is_part(q)) or not _in_time(times, q)]
        i = following
    doc._.quantities = tuple(found)
    return doc


def _is_part(quantity: Quantity) -> bool:
    """Whether it is a part of something: "three quarters of the seats" is no span of time."""
    return quantity.of is not None or (quantity.value is not None and 0 < quantity.value < 1)


def _in_time(times: tuple[TimeMark, ...], quantity: Quantity) -> bool:
    """Whether the quantity lies in an expression of time; "two thousand tonnes" are no year."""
    i = bisect_right(times, quantity.end - 1, key=lambda mark: mark.start) - 1
    if i < 0 or quantity.start >= times[i].end:
        return False
    return quantity.unit is None or quantity.end <= times[i].end
