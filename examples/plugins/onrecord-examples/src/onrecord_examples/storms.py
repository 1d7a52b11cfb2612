"""How strong storms were: the category as a figure, with its place and whoever says so."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.model import Figure

CATEGORY = re.compile(r"\bcategory ([1-5])\b", re.IGNORECASE)
STORM = re.compile(r"\b(?:storm|hurricane|typhoon|cyclone)s?\b", re.IGNORECASE)


def strengths(doc: Doc) -> Iterator[Figure]:
    """A category from 1 to 5 in a sentence that speaks of a storm is how strong it was. It was where the
    sentence's first place is, and is said by whoever says the sentence."""
    for sentence in doc.sents:
        if not STORM.search(sentence.text):
            continue
        places = [m.place for m in doc._.places if sentence.start_char <= m.start < sentence.end_char]
        for found in CATEGORY.finditer(sentence.text):
            start, end = (sentence.start_char + at for at in found.span(1))
            said = [s for s in doc._.statements if any(a <= start and end <= b for a, b in s.content)]
            yield Figure(
                id="",  # OnRecord numbers the records
                value=int(found[1]),
                unit="category",
                what="category of the storm",
                place=places[0] if places else None,
                claimant=said[-1].speaker if said else None,
                text=(start, end),
                evidence=((sentence.start_char, sentence.start_char + len(sentence.text.rstrip())),),
                confidence=0.9,
                rule="strengths",
                inputs={"words": found[0]},
            )
