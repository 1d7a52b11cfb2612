"""What kind of actor a phrase without a name means, and what it says beside its noun."""

from onrecord.annotate.actors.frame import word_set
from onrecord.annotate.actors.matching import words_of
from onrecord.annotate.actors.phrases import Reading
from onrecord.annotate.actors.tables import Country, RoleWord, tables
from onrecord.model import ActorKind

_ARMED = frozenset(("REB", "UAF", "PRM", "CRM"))


def says_more(name: str, role: RoleWord) -> bool:
    """Whether the phrase has words beside the role and a nationality, which tell it from others of the kind."""
    words = words_of(name)
    covered = sum(
        match.last - match.first
        for match in tables().names.find(name, words, cased=True)
        if isinstance(match.entry, Country)
    )
    return len(words) - covered > len(words_of(role.text))


def gender_of(role: RoleWord) -> str | None:
    last = role.text.split()[-1]
    return "m" if last in word_set("male") else "f" if last in word_set("female") else None


def kind_of(role: RoleWord, reading: Reading) -> ActorKind:
    sector = reading.sector
    if role.kind == "person" and not role.plural:
        return "unnamed"
    if sector in _ARMED:
        return "armed_group"
    if role.kind == "group" and role.text.split()[-1] in word_set("body_again"):
        return "government" if sector == "GOV" else "organization"
    if sector in ("CVL", "REF", "REL", "AGR", "LAB", "EDU") and (
        role.plural or role.weight == 1 or role.sector == "CVL"
    ):
        return "population"
    if role.kind == "person":
        return "unnamed"
    return "government" if sector == "GOV" else "organization"
