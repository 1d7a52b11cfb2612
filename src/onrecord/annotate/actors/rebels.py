"""Rebels by the name of their group: "the rebels of the Northern Front", later "the rebels"."""

from onrecord.annotate.actors.frame import Frame, Identity, word_set
from onrecord.annotate.actors.joining import merge
from onrecord.annotate.actors.phrases import UNKNOWN

OPEN = frozenset((None, UNKNOWN, "MIL", "REB"))
TIES = frozenset(("of", "from", "in"))


def join_rebels(frame: Frame) -> None:
    """Where a report names one fighting group and speaks of rebels, they are one: by what stands with them
    ("rebels of the Green Army"), or because it is named as only rebels' groups are ("the Northern Front")."""
    rebels = [i for i in frame.identities if i.spots and i.plural and i.kind == "armed_group" and _is_bare(i)]
    if not rebels:
        return
    groups = [i for i in frame.identities if i.spots and _may_fight(i)]
    tied = [group for group in groups if any(_are_tied(frame, one, group) for one in rebels)]
    found = tied or [group for group in groups if group.name.split()[-1].lower() in word_set("rebel_names")]
    if len(found) != 1 or len(groups) > 1:
        return
    [group] = found
    for one in rebels:
        merge(one, group)
    group.kind, group.sector = "armed_group", "REB"


def _is_bare(identity: Identity) -> bool:
    words = [word for word in identity.name.lower().split() if word not in ("the", "these", "those")]
    return len(words) == 1 and words[0] in word_set("rebels")


def _may_fight(identity: Identity) -> bool:
    name = identity.name.split()
    fights = name[-1].lower() in word_set("rebel_names") or name[-1].lower() in word_set("fighting_names")
    return (
        fights
        and len(name) > 1
        and identity.kind in ("organization", "armed_group")
        and identity.sector in OPEN
        and identity.country is None
    )


def _are_tied(frame: Frame, rebels: Identity, group: Identity) -> bool:
    """Whether the words put the two together: "rebels of the Front", "Front rebels", "the Front's rebels"."""
    for spot in group.spots:
        token = frame.tokens[spot.head]
        above = token.head
        if token.dep_ == "pobj" and above.lower_ in TIES:
            above = above.head
        elif token.dep_ not in ("poss", "compound", "nmod", "appos"):
            continue
        held = frame.taken.get(above.i)
        if held is not None and held.identity is rebels:
            return True
    return False
