"""What can be taught, as it is held."""

import hashlib
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

if TYPE_CHECKING:
    from spacy.tokens import Doc

BodyKind = Literal["organization", "government", "armed_group", "population"]
PlaceKind = Literal["site", "city", "admin1", "country", "region"]
Needed = Annotated[str, msgspec.Meta(pattern="^([0-9]+|simple|absolute|two-thirds|unanimous|)$")]


class OwnActor(msgspec.Struct, frozen=True, kw_only=True):
    """A body or group: a militia, a party, a ministry. ``country`` is alpha-3, or one of PLOVER's codes for bodies
    of none (UNO, IGO, ...); "" where it has none."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: str = ""
    kind: BodyKind = "organization"


class OwnOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office, and who holds it where ``holder`` is somebody; ``since`` and ``until`` are ISO 8601 days, months
    or years, both inclusive, "" where open."""

    title: str
    holder: str = ""
    aliases: tuple[str, ...] = ()
    country: str = ""
    sector: str = "GOV"
    since: str = ""
    until: str = ""


class OwnFrame(msgspec.Struct, frozen=True, kw_only=True):
    """A verb or an event noun that tells an event of this PLOVER type; "NONE": that it tells none.

    ``words`` are particles or prepositions of which one must stand with it, ``nouns`` its objects of which one
    must; ``asks`` is "any", "none", "who" or "noun" (one of these nouns); ``recipient`` lists where the other
    party stands: "obj", or a preposition; ``mutual``: all who take part are its actors.
    """

    lemma: str
    is_noun: bool = False
    type: str
    mode: str = ""
    words: tuple[str, ...] = ()
    asks: str = ""
    nouns: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    mutual: bool = False


class OwnPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place, by its coordinates in degrees (WGS 84)."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    admin1: str = ""
    kind: PlaceKind = "city"
    latitude: float
    longitude: float


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body's voting rules. ``members`` is how many vote; ``needed`` what a measure needs: a number of votes as
    digits, or "simple" (more for than against), "absolute" (of the members), "two-thirds" (of those voting),
    "unanimous"; ``veto`` the alpha-3 codes of who can stop a measure alone; ``binding`` whether what it adopts
    binds; ``shared`` names that such bodies of several countries bear, told apart by the report's country."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    members: int | None = None
    needed: Needed = ""
    veto: tuple[str, ...] = ()
    binding: bool | None = None
    shared: tuple[str, ...] = ()


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """All that is taught, in the order in which it was told. ``digest`` is of all of it, "" of nothing: the tables
    that are made with it are kept by this. Make one with :func:`taught`."""

    actors: tuple[OwnActor, ...] = ()
    offices: tuple[OwnOffice, ...] = ()
    frames: tuple[OwnFrame, ...] = ()
    places: tuple[OwnPlace, ...] = ()
    bodies: tuple[Body, ...] = ()
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)


NOTHING = Own()
_KEY = "onrecord own"


def taught(
    *,
    actors: tuple[OwnActor, ...] = (),
    offices: tuple[OwnOffice, ...] = (),
    frames: tuple[OwnFrame, ...] = (),
    places: tuple[OwnPlace, ...] = (),
    bodies: tuple[Body, ...] = (),
) -> Own:
    """These together, with their digest."""
    its = (actors, offices, frames, places, bodies)
    if not any(its):
        return NOTHING
    digest = hashlib.sha256(msgspec.msgpack.encode(its)).hexdigest()[:12]
    return Own(actors=actors, offices=offices, frames=frames, places=places, bodies=bodies, digest=digest)


def own_of(doc: "Doc") -> Own:
    """What is taught for this text: ``doc._.own``, asked where that keeps it, for it is asked at every word."""
    own: Own = doc.user_data.get(_KEY, NOTHING)
    return own


def teach(doc: "Doc", own: Own) -> None:
    """Set ``doc._.own``."""
    doc.user_data[_KEY] = own
