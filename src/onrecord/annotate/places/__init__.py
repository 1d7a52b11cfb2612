"""Names of places, linked to the gazetteer.

In: a parsed ``Doc`` with entities. Out: ``doc._.places``, in order, never overlapping. Promise: a name is linked
to the place that the report's countries, its other places and its dateline make likeliest; a name that stands
for a government is marked so (:attr:`PlaceMark.metonym`); people and bodies of a place's name are none.
"""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.places.choosing import choose
from onrecord.annotate.places.finding import named_places
from onrecord.annotate.places.metonyms import is_metonym
from onrecord.model import Place, PlaceMark

NAME = "onrecord_places"


@Language.component(NAME, assigns=["doc._.places"], requires=["doc.ents", "token.dep", "token.pos"])
def places(doc: Doc) -> Doc:
    """Names of places, linked to the gazetteer."""
    marks = []
    names = named_places(doc)
    for name, chosen in zip(names, choose(names, doc), strict=True):
        span = (name.start, name.end)
        text = doc[name.first : name.last + 1].text
        if chosen is None:
            place = Place(name=text, precision="site" if name.is_site else None, text=span)
        else:
            place = Place(
                name=text,
                country=chosen.country,
                admin1=chosen.admin1,
                precision=chosen.kind,
                geonames=chosen.geonames,
                latitude=chosen.latitude,
                longitude=chosen.longitude,
                text=span,
            )
        marks.append(PlaceMark(start=name.start, end=name.end, place=place, metonym=is_metonym(name, chosen, doc)))
    doc._.places = tuple(marks)
    return doc
