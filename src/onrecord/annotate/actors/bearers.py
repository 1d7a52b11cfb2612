"""What is known of who bears a name: a man or a woman, somebody's kin, who says something."""

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.genders import by_name
from onrecord.annotate.actors.tables import Country, tables


def acts(token: Token) -> bool:
    """Whether the token is a clause's subject."""
    return token.dep_ in ("nsubj", "nsubjpass")


def explained(token: Token) -> Token:
    """The noun that a name explains, else the name itself: "his aunt" of "his aunt, Jane Roe"."""
    return token.head if token.dep_ == "appos" else token


def says(token: Token) -> bool:
    """Whether the token says something."""
    return token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")


def is_seat_or_demonym(entry: object) -> bool:
    """Whether the table's entry is a seat of government or an adjective, which are family names too: "Paris",
    "French"."""
    return isinstance(entry, Country) and entry.form in ("capital", "adjective")


def gender_of_title(frame: Frame, spot: Spot) -> str | None:
    """What the courtesy title in front of the name tells: "Ms." a woman."""
    if spot.first == spot.named:
        return None
    lower = frame.lower[spot.named - 1].rstrip(".")
    if lower in ("mr", "sir", "lord"):
        return "m"
    return "f" if lower in ("mrs", "ms", "miss", "lady", "dame") else None


def own_gender(person: Identity) -> str | None:
    """What is known of somebody's gender, by the first name too."""
    return person.gender or by_name(person.name)


def is_kin(frame: Frame, person: Identity) -> bool:
    """Whether the report brought the person in as somebody's brother, wife or the like."""
    kin = word_set("kin")
    for spot in person.spots[:3]:
        for end in (spot.first - 1, spot.first - 2, spot.named - 1):
            if end >= 0 and frame.lower[end] in kin and (end != spot.first - 2 or frame.lower[end + 1] == ","):
                return True
    return False


def same_first(one: str, other: str) -> bool:
    """Whether two first names may be one person's: the same, an initial, or a short form."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return True
    nicknames = tables().nicknames
    return b in (n.lower() for n in nicknames.get(a, ())) or a in (n.lower() for n in nicknames.get(b, ()))
