"""Who is paired with whom."""

from random import Random

from onrecord.pipeline.beside.candidates import Candidate
from onrecord.pipeline.beside.pairing import pair
from tests.pipeline.beside.test_weighing import ARMY, DAY, FRONT, KHARTOUM, OMDURMAN, party, side


def pairs(ours: list[Candidate], theirs: list[Candidate], window: int = 1) -> list[tuple[int, int]]:
    """The places in the two lists of what is paired."""
    return sorted((one.ours, one.theirs) for one in pair(ours, theirs, window).pairs)


def test_the_best_fit_goes_first() -> None:
    ours = [side(days=(DAY + 1, DAY + 1)), side()]
    assert pairs(ours, [side()]) == [(1, 0)]


def test_each_is_paired_once() -> None:
    found = pair([side()], [side(), side(), side(days=(DAY + 1, DAY + 1))], 1)
    assert [(one.ours, one.theirs) for one in found.pairs] == [(0, 0)]
    assert found.theirs_beside == {1: 0, 2: 0}


def test_of_ours_that_are_too_many_each_says_what_it_would_have_fitted() -> None:
    found = pair([side(), side(days=(DAY + 1, DAY + 1))], [side()], 1)
    assert found.ours_beside == {1: 0}


def test_the_same_mode_settles_what_is_even() -> None:
    ours = [side(fine=("drone", None)), side(fine=("firearms", None))]
    assert pairs(ours, [side(fine=("firearms", None))]) == [(1, 0)]


def test_whose_place_is_known_goes_with_whose_place_is_known() -> None:
    ours = [side(), side(place=KHARTOUM)]
    assert pairs(ours, [side(place=OMDURMAN), side()]) == [(0, 1), (1, 0)]


def test_names_that_share_a_country_alone_meet() -> None:
    soldiers = party("soldiers", codes=("SDNMIL",))
    assert pairs([side(actors=(ARMY,))], [side(actors=(soldiers,), recipients=())]) == [(0, 0)]


def test_the_order_in_which_rows_come_settles_nothing_but_ties() -> None:
    days = [DAY, DAY + 2, DAY + 4, DAY + 6]
    ours = [side(days=(day, day)) for day in days]
    theirs = [side(days=(day + 1, day + 1), recipients=(FRONT,)) for day in days]
    chance = Random(7)
    order = chance.sample(range(4), 4)
    found = {(one, order[other]) for one, other in pairs(ours, [theirs[place] for place in order])}
    assert found == {(0, 0), (1, 1), (2, 2), (3, 3)}
