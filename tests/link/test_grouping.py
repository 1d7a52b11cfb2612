"""Which tellings stand together, from links and decisions."""

import random

from onrecord.link.occurrences import Link, grouped


def link(one: int, other: int, confidence: float) -> Link:
    return Link(record=one, other=other, confidence=confidence)


def test_what_is_surely_one_stands_together() -> None:
    assert grouped([1, 2, 3], [link(1, 2, 0.9)], bar=0.5) == [frozenset({1, 2}), frozenset({3})]


def test_a_link_below_the_bar_joins_nothing() -> None:
    assert grouped([1, 2], [link(1, 2, 0.4)], bar=0.5) == [frozenset({1}), frozenset({2})]


def test_one_bridge_does_not_join_two_groups() -> None:
    links = [link(1, 2, 0.95), link(2, 3, 0.95), link(1, 3, 0.95), link(4, 5, 0.95), link(3, 4, 0.6)]
    assert grouped(range(1, 6), links, bar=0.5) == [frozenset({1, 2, 3}), frozenset({4, 5})]


def test_a_split_that_somebody_decided_keeps_two_apart() -> None:
    assert len(grouped([1, 2], [link(1, 2, 0.99)], bar=0.5, decided={(1, 2): False})) == 2


def test_a_merge_that_somebody_decided_joins_what_nothing_links() -> None:
    assert grouped([1, 2], [], bar=0.5, decided={(1, 2): True}) == [frozenset({1, 2})]


def test_the_order_of_the_links_changes_nothing() -> None:
    chance = random.Random(1)
    links = [link(a, b, round(chance.random(), 3)) for a in range(12) for b in range(a + 1, 12)]
    first = grouped(range(12), links, bar=0.5)
    for _ in range(20):
        chance.shuffle(links)
        assert grouped(range(12), links, bar=0.5) == first


def test_a_link_of_another_relation_joins_nothing() -> None:
    turned = Link(record=1, other=2, relation="revision", confidence=0.9)
    assert len(grouped([1, 2], [turned], bar=0.5)) == 2


def test_what_cannot_be_keeps_two_groups_apart_whatever_links_them() -> None:
    links = [
        link(1, 2, 0.95),
        link(3, 4, 0.95),
        link(2, 3, 0.7),
        link(1, 3, 0.02),
        link(1, 4, 0.02),
        link(2, 4, 0.02),
    ]
    assert grouped(range(1, 5), links, bar=0.5) == [frozenset({1, 2}), frozenset({3, 4})]


def test_a_telling_goes_to_the_group_that_it_fits_best_on_the_average() -> None:
    links = [
        link(1, 2, 0.99),
        link(3, 4, 0.99),
        link(5, 1, 0.9),
        link(5, 3, 0.85),
        link(5, 4, 0.85),
        link(5, 2, 0.3),
    ]
    links += [link(one, other, 0.03) for one in (1, 2) for other in (3, 4)]
    assert grouped(range(1, 6), links, bar=0.5) == [frozenset({1, 2}), frozenset({3, 4, 5})]
