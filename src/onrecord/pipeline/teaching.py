"""What files of own names would add, entry by entry, and whose place it takes: nothing is read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from onrecord.data import table
from onrecord.data.own import Own, OwnActor, OwnFrame, OwnOffice, OwnPlace
from onrecord.data.own.files import own_from
from onrecord.data.places import gazetteer, key_of
from onrecord.lang import table as words


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """One entry. ``says`` is what it holds in one line; ``instead`` is what of OnRecord's own it stands before, ""
    where OnRecord knows nothing of that name."""

    kind: str
    name: str
    says: str
    instead: str = ""


def taught_by(paths: Iterable[str | Path]) -> tuple[str, list[Taught]]:
    """What these files add, in their order by kinds, and how a reading's method names them.

    Raises:
        SettingsError: a file, or an entry, can't be used.
    """
    own = own_from(paths)
    return (f"own names {own.digest}" if own.digest else ""), list(_entries(own))


def _entries(own: Own) -> Iterator[Taught]:
    bodies = _spellings("organizations.tsv")
    for actor in own.actors:
        yield _actor(actor, bodies)
    people = {key_of(name) for row in table("offices.tsv") for name in row["name"].split("|")}
    for office in own.offices:
        yield _office(office, people)
    for frame in own.frames:
        yield _frame(frame)
    for place in own.places:
        yield _place(place)


def _spellings(name: str) -> dict[str, str]:
    """Every name of the table's rows, folded, with the usual one."""
    return {
        key_of(one): row["name"] for row in table(name) for one in (row["name"], *row["aliases"].split("|")) if one
    }


def _actor(actor: OwnActor, bodies: dict[str, str]) -> Taught:
    known = {bodies[key_of(name)] for name in (actor.name, *actor.aliases) if key_of(name) in bodies}
    code = f"{actor.country}{actor.sector}" or "UNK"
    return Taught(
        kind="actor",
        name=actor.name,
        says=_joined(_others(actor.aliases), code, actor.kind.replace("_", " ")),
        instead=", ".join(f"the body {name!r}" for name in sorted(known)),
    )


def _office(office: OwnOffice, people: set[str]) -> Taught:
    term = f"{office.since or '...'} to {office.until or '...'}" if office.since or office.until else ""
    known = office.holder and key_of(office.holder) in people
    return Taught(
        kind="office",
        name=office.title,
        says=_joined(office.holder, _others(office.aliases), f"{office.country}{office.sector}", term),
        instead=f"the offices of {office.holder!r} at that time" if known else "",
    )


def _frame(frame: OwnFrame) -> Taught:
    asked = [f"with {' or '.join(frame.words)}"] if frame.words else []
    if frame.asks:
        asked.append(f"object {' or '.join(frame.nouns) or frame.asks}")
    party = "all take part alike" if frame.mutual else f"the other party: {', '.join(frame.recipient)}"
    name = "events_nouns.tsv" if frame.is_noun else "events_verbs.tsv"
    known = sum(frame.lemma in row["lemmas"].split("|") for row in words(name))
    type_ = f"{frame.type} ({frame.mode})" if frame.mode else frame.type
    return Taught(
        kind="noun" if frame.is_noun else "verb",
        name=frame.lemma,
        says=_joined(type_, *asked, party.replace("obj", "object") if frame.type != "NONE" else ""),
        instead=f"{known} of OnRecord's frames of that word" if known else "",
    )


def _place(place: OwnPlace) -> Taught:
    known = gazetteer().look_up(place.name)
    where = _joined(place.kind, place.country, place.admin1, f"{place.latitude:g}, {place.longitude:g}")
    countries = ", ".join(sorted({one.country for one in known if one.country}))
    return Taught(
        kind="place",
        name=place.name,
        says=_joined(_others(place.aliases), where),
        instead=f"{len(known)} of that name in the gazetteer ({countries})" if known else "",
    )


def _others(aliases: tuple[str, ...]) -> str:
    return f"also {', '.join(aliases)}" if aliases else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
