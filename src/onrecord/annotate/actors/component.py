"""The component: from a parsed text to its actors and their mentions."""

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.actors.bodies import find_bodies
from onrecord.annotate.actors.bodynames import mark_body_names
from onrecord.annotate.actors.contrasts import set_apart
from onrecord.annotate.actors.frame import Frame, Identity
from onrecord.annotate.actors.home import infer_countries
from onrecord.annotate.actors.joining import join_with_kinds
from onrecord.annotate.actors.lands import find_lands
from onrecord.annotate.actors.later import join_later, join_owned
from onrecord.annotate.actors.nominals import find_nominals
from onrecord.annotate.actors.people import find_people
from onrecord.annotate.actors.phrases import UNKNOWN
from onrecord.annotate.actors.pronouns import find_pronouns
from onrecord.annotate.actors.rebels import join_rebels
from onrecord.annotate.actors.spokesmen import find_spoken_for
from onrecord.annotate.actors.tables import ABROAD
from onrecord.annotate.actors.whose import join_twins
from onrecord.model import Actor, Mention

NAME = "onrecord_actors"


@Language.component(
    NAME,
    requires=["token.pos", "token.tag", "token.dep", "token.head", "token.lemma", "doc.ents"],
    assigns=["token.dep", "doc._.actors", "doc._.mentions", "doc._.mention_at"],
)
def actors(doc: Doc) -> Doc:
    """Who is meant: the names, titles, offices and pronouns of one person, body or group, as one identity.

    A name's parts, its titles and its offices lead to the fullest name that the report uses; what the report says
    of an office wins over the dated table of holders. The code is the country and the sector of the role, as of
    the report's date.

    Sets ``doc._.actors``, ``doc._.mentions`` (by start) and ``doc._.mention_at`` (token index to the innermost
    mention that covers it). ``token.dep`` is changed where the parse takes "not Y" for who was named before.
    """
    set_apart(doc)
    frame = Frame(doc)
    mark_body_names(frame)
    find_people(frame)
    find_bodies(frame)
    find_nominals(frame)
    join_with_kinds(frame)
    join_later(frame)
    find_pronouns(frame)
    join_owned(frame)
    join_rebels(frame)
    infer_countries(frame)
    join_twins(frame)
    find_spoken_for(frame)
    find_lands(frame)
    kept = [identity for identity in frame.identities if identity.spots]
    kept.sort(key=lambda identity: min(spot.first for spot in identity.spots))
    ids = {id(identity): f"a{number}" for number, identity in enumerate(kept, 1)}
    mentions: dict[int, Mention] = {}
    for spot in frame.spots:
        if spot.identity is not None and id(spot.identity) in ids:
            start, end = frame.span(spot.first, spot.last)
            mentions[id(spot)] = Mention(
                start=start, end=end, actor=ids[id(spot.identity)], form=spot.form, head=spot.head
            )
    doc._.actors = tuple(_actor(frame, identity, ids[id(identity)]) for identity in kept)
    doc._.mentions = tuple(sorted(mentions.values(), key=lambda mention: (mention.start, -mention.end)))
    doc._.mention_at = {i: mentions[id(spot)] for i, spot in frame.taken.items() if id(spot) in mentions}
    return doc


def _actor(frame: Frame, identity: Identity, name: str) -> Actor:
    spans = sorted({frame.span(spot.first, spot.last) for spot in identity.spots})
    # A country that is only ever where something is has done nothing.
    place = identity.placed and identity.key.startswith("country")
    return Actor(
        id=name,
        name=identity.name,
        kind="place" if place else identity.kind,
        codes=_codes(identity),
        roles=tuple(identity.roles),
        mentions=tuple(spans),
    )


def _codes(identity: Identity) -> tuple[str, ...]:
    country, sector = identity.country, identity.sector
    if sector in ABROAD:
        country, sector = country or sector, "CVL" if country else ""
    if country in ABROAD and sector in (None, "GOV", UNKNOWN):
        sector = ""
    return (f"{country or ''}{UNKNOWN if sector is None else sector}" or UNKNOWN,)
