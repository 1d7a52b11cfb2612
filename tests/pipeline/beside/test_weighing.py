"""How well two sides fit each other."""

from typing import Any

import pytest

from onrecord.model import Place
from onrecord.pipeline.beside.candidates import Candidate, Party
from onrecord.pipeline.beside.weighing import BAR, Weighing, fit, kilometres, placed

OMDURMAN = Place(name="Omdurman", country="SDN", precision="city", latitude=15.64, longitude=32.48)
KHARTOUM = Place(name="Khartoum", country="SDN", precision="city", latitude=15.55, longitude=32.53)
WAD_MADANI = Place(name="Wad Madani", country="SDN", precision="city", latitude=14.4, longitude=33.52)
NYALA = Place(name="Nyala", country="SDN", precision="city", latitude=12.05, longitude=24.88)
SUDAN = Place(name="Sudan", country="SDN", precision="country", latitude=16.0, longitude=30.0)
DAY = 738_000


def party(*names: str, codes: tuple[str, ...] = (), named: bool = True) -> Party:
    return Party(names, codes, named)


ARMY = party("sudanese army", codes=("SDNMIL",))
FRONT = party("garissa front", codes=("KENREB",))


def side(**told: Any) -> Candidate:
    """One side of a pair: an attack of the army on the Front, but for what it is given."""
    usual: dict[str, Any] = {
        "days": (DAY, DAY), "own": True, "types": ("ASSAULT",), "fine": (None, None), "actors": (ARMY,),
        "recipients": (FRONT,), "place": None,
    }  # fmt: skip
    return Candidate(**{**usual, **told})


@pytest.mark.parametrize(
    ("ours", "theirs", "score"),
    [
        (party("rapid support forces", "rsf"), party("rsf", codes=("SDNPRM",)), 1.0),
        (party("omar bashir"), party("omar al bashir"), 0.87),
        (party("fighters of the lurio front"), party("lurio front"), 0.9),
        (party("army", codes=("SDNMIL",)), party("military forces of sudan", codes=("SDNMIL",)), 0.8),
        (party("khartoum", codes=("SDN",)), party("military forces of sudan", codes=("SDNMIL",)), 0.7),
        (party("villagers", codes=("CVL",)), party("civilians", codes=("SDNCVL",)), 0.6),
        (party("civilians", codes=("SDNCVL",)), party("military forces of sudan", codes=("SDNMIL",)), 0.4),
        (
            party("military forces of chad", codes=("TCDMIL",)),
            party("military forces of sudan", codes=("SDNMIL",)),
            0,
        ),
        (party("garissa front"), party("united nations", codes=("UNO",)), 0),
        (party("gunmen", named=False), party("civilians", codes=("SDNCVL",)), None),
    ],
    ids=lambda value: value.names[0] if isinstance(value, Party) else "",
)
def test_how_well_two_parties_fit(ours: Party, theirs: Party, score: float | None) -> None:
    assert fit(ours, theirs) == pytest.approx(score, abs=0.03)


def weigh(ours: Candidate, theirs: Candidate, window: int = 1) -> Any:
    return Weighing(window).weigh(ours, theirs)


def test_what_is_the_same_in_all_fits_wholly() -> None:
    told = weigh(side(place=KHARTOUM), side(place=KHARTOUM))
    assert told.score == 1
    assert set(told.agreement.values()) == {"same"}


@pytest.mark.parametrize(("days", "window", "fits"), [(1, 1, True), (2, 1, False), (2, 2, True), (1, 0, False)])
def test_days_may_be_as_far_apart_as_the_window(days: int, window: int, fits: bool) -> None:
    told = weigh(side(), side(days=(DAY + days, DAY + days)), window)
    assert bool(told) is fits
    assert not fits or (told.days_apart, told.agreement["day"]) == (days, "differs")


def test_a_day_within_a_month_is_the_same_as_far_as_is_known() -> None:
    assert weigh(side(), side(days=(DAY - 12, DAY + 18))).agreement["day"] == "same"


def test_another_type_takes_the_place_to_agree() -> None:
    assert weigh(side(), side(types=("CONSULT",))) is None
    told = weigh(side(place=KHARTOUM), side(types=("CONSULT",), place=KHARTOUM))
    assert told.agreement["type"] == "differs"


def test_a_type_that_plover_does_not_have_is_no_agreement() -> None:
    told = weigh(side(place=KHARTOUM), side(types=(), place=KHARTOUM))
    assert (told.agreement["type"], told.parts["type"]) == ("unknown", 0)


def test_towns_far_apart_are_no_pair_however_much_else_agrees() -> None:
    assert weigh(side(place=KHARTOUM), side(place=WAD_MADANI)) is None
    assert weigh(side(place=KHARTOUM), side(place=SUDAN)).agreement["place"] == "coarser"


def test_other_parties_are_no_pair_however_much_else_agrees() -> None:
    chad = party("chad", codes=("TCD",))
    assert weigh(side(place=KHARTOUM), side(actors=(chad,), place=KHARTOUM)) is None
    assert weigh(side(place=KHARTOUM), side(recipients=(chad,), place=KHARTOUM)) is None


def test_swapped_sides_fit_less_and_are_said() -> None:
    told = weigh(side(), side(actors=(FRONT,), recipients=(ARMY,)))
    assert (told.agreement["parties"], told.parts["parties"]) == ("swapped", 0.9)
    assert weigh(side(recipients=()), side(actors=(), recipients=(ARMY,))) is None


def test_where_nobody_can_be_compared_the_rest_must_be_the_same() -> None:
    gunmen = party("gunmen", named=False)
    ours = side(actors=(gunmen,), recipients=(), place=KHARTOUM)
    assert weigh(ours, side(recipients=(), place=KHARTOUM)).agreement["parties"] == "unknown"
    assert weigh(ours, side(recipients=(), place=OMDURMAN)).score > BAR
    assert weigh(ours, side(recipients=())) is None
    assert weigh(ours, side(recipients=(), place=KHARTOUM, types=("COERCE",))) is None


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (KHARTOUM, OMDURMAN, "same"),
        (KHARTOUM, Place(name="Khartoum North Bahri", country="SDN", latitude=15.9, longitude=32.9), "near"),
        (KHARTOUM, NYALA, "differs"),
        (KHARTOUM, SUDAN, "coarser"),
        (KHARTOUM, Place(name="N'Djamena", country="TCD"), "differs"),
        (Place(name="Al-Fashir"), Place(name="al fashir"), "same"),
        (Place(name="Al-Fasher"), Place(name="Al-Fashir"), "same"),
        (Place(name="Nambaro"), Place(name="Mueda"), "differs"),
        (KHARTOUM, None, "unknown"),
    ],
    ids=lambda value: value.name if isinstance(value, Place) else str(value),
)
def test_how_two_places_stand_to_each_other(one: Place, other: Place | None, verdict: str) -> None:
    assert placed(one, other).verdict == placed(other, one).verdict == verdict


def test_a_distance_is_that_on_the_globe() -> None:
    paris = Place(name="Paris", latitude=48.8566, longitude=2.3522)
    london = Place(name="London", latitude=51.5074, longitude=-0.1278)
    assert kilometres(paris, london) == pytest.approx(343.6, abs=0.5)
    assert kilometres(paris, Place(name="Nowhere")) is None


def test_what_has_no_day_fits_only_what_has_none_of_its_own() -> None:
    undated = side(days=None)
    assert weigh(side(), undated) is None
    told = weigh(side(own=False), undated)
    assert (told.agreement["day"], told.days_apart) == ("unknown", None)
    assert weigh(undated, side()) is None
