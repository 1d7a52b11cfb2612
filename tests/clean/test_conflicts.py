"""One office held by two names."""

import pytest

from onrecord.clean import name_conflicts
from onrecord.model import Actor, Damage, Passage, Role
from tests.clean.reports import read


def person(number: int, text: str, title: str, name: str, country: str | None = None) -> Actor:
    start = text.index(f"{title} {name}")
    evidence = (start, start + len(title))
    mention = (start, start + len(title) + 1 + len(name))
    role = Role(title=title, country=country, evidence=evidence)
    return Actor(id=f"a{number}", name=name, kind="person", roles=(role,), mentions=(mention,))


def conflicts(text: str, *actors: Actor) -> list[tuple[str, str]]:
    passages: tuple[Passage, ...] = name_conflicts(read(text), actors, text)
    marks: list[Damage] = [d for p in passages for d in p.damage if d.kind == "name conflict"]
    return [(text[d.start : d.end], text[slice(*d.other)] if d.other else "") for d in marks]


def test_two_holders_of_one_office_are_marked_with_each_other() -> None:
    text = "Foreign Minister Karl Moe met the envoys.\n\nLater Foreign Minister Ruiz spoke to reporters."
    actors = (
        person(1, text, "Foreign Minister", "Karl Moe", "FJI"),
        person(2, text, "Foreign Minister", "Ruiz", "FJI"),
    )
    one, other = "Foreign Minister Karl Moe", "Foreign Minister Ruiz"
    assert conflicts(text, *actors) == [(one, other), (other, one)]


def test_an_office_of_which_the_world_has_one_needs_no_country() -> None:
    text = "Secretary of State Karl Moe met the envoys. Secretary of State Ruiz spoke."
    found = conflicts(
        text, person(1, text, "Secretary of State", "Karl Moe"), person(2, text, "Secretary of State", "Ruiz")
    )
    assert len(found) == 2


@pytest.mark.parametrize(
    ("title", "first", "other", "countries"),
    [
        ("Foreign Minister", "Karl Moe", "Ana Ruiz", ("FJI", "TON")),
        ("Foreign Minister", "Karl Moe", "Ana Ruiz", (None, None)),
        ("Foreign Minister", "Karl Moe", "Moe", ("FJI", "FJI")),
        ("Senator", "Karl Moe", "Ana Ruiz", ("FJI", "FJI")),
        ("Spokesman", "Karl Moe", "Ana Ruiz", ("FJI", "FJI")),
        ("President", "Karl Moe", "Ana Ruiz", ("FJI", "FJI")),
    ],
)
def test_other_countries_names_and_offices_are_no_conflict(
    title: str, first: str, other: str, countries: tuple[str | None, str | None]
) -> None:
    text = f"{title} {first} met the envoys. In the evening {title} {other} spoke."
    text = text.replace(f"{title} {other} spoke", f"also {title} {other} spoke")
    actors = (person(1, text, title, first, countries[0]), person(2, text, title, other, countries[1]))
    assert conflicts(text, *actors) == []


def test_a_misspelt_president_is_one() -> None:
    text = "President Karl Moelder met the envoys. President Karl Moldner spoke."
    found = conflicts(
        text,
        person(1, text, "President", "Karl Moelder", "FJI"),
        person(2, text, "President", "Karl Moldner", "FJI"),
    )
    assert len(found) == 2


def test_any_office_is_held_by_one_spelling_of_a_name() -> None:
    text = "Harbour Chief Karl Lang met the envoys. In the evening Harbour Chief Karl Long spoke."
    actors = (person(1, text, "Harbour Chief", "Karl Lang"), person(2, text, "Harbour Chief", "Karl Long"))
    assert len(conflicts(text, *actors)) == 2


def test_a_misspelt_minister_needs_no_country() -> None:
    text = "Foreign Minister Karl Moelder met the envoys. In the evening Foreign Minister Karl Moldner spoke."
    actors = (
        person(1, text, "Foreign Minister", "Karl Moelder"),
        person(2, text, "Foreign Minister", "Karl Moldner"),
    )
    assert len(conflicts(text, *actors)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Karl Moe met the envoys. His predecessor, Foreign Minister Ana Ruiz, did not.",
        "Foreign Minister Karl Moe met the envoys. He succeeds Foreign Minister Ana Ruiz.",
        "Foreign Minister Karl Moe met the envoys. Then-Foreign Minister Ana Ruiz did not.",
    ],
)
def test_an_office_that_changed_hands_is_sound(text: str) -> None:
    actors = (
        person(1, text, "Foreign Minister", "Karl Moe", "FJI"),
        person(2, text, "Foreign Minister", "Ana Ruiz", "FJI"),
    )
    assert conflicts(text, *actors) == []
