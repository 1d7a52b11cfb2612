"""The language of queries: what is typed, and what it asks for; what is malformed, and what is said then."""

import random
from contextlib import suppress

import pytest

from onrecord.errors import RecordError
from onrecord.store.query import And, Field, Not, Or, Words, parse

A, B, C = Words(("a",)), Words(("b",)), Words(("c",))


def test_words_must_all_occur() -> None:
    assert parse("a b") == parse("a AND b") == And((A, B))


def test_or_joins_its_neighbours_only() -> None:
    assert parse("a OR b c") == And((Or((A, B)), C))


def test_brackets_hold_together() -> None:
    assert parse("a OR (b c)") == Or((A, And((B, C))))


def test_or_in_small_letters_is_a_word() -> None:
    assert parse("a or b") == And((A, Words(("or",)), B))


def test_a_phrase_keeps_its_order() -> None:
    assert parse('"Called off"') == parse("“called off”") == Words(("called", "off"))


def test_a_word_with_marks_in_it_is_a_phrase() -> None:
    assert parse("U.S.") == Words(("u", "s"))
    assert parse("1,200") == Words(("1", "200"))


def test_letter_case_and_accents_do_not_matter() -> None:
    assert parse("GÖTEBORG") == Words(("goteborg",))


def test_a_minus_excludes_whatever_stands_after_it() -> None:
    assert parse("-a") == parse("NOT a") == Not(A)
    assert parse('a -"b c"') == And((A, Not(Words(("b", "c")))))
    assert parse("-(a b)") == Not(And((A, B)))
    assert parse("-actor:Novak") == Not(Field("actor", "Novak"))


def test_a_hyphen_within_a_word_excludes_nothing() -> None:
    assert parse("a-b") == Words(("a", "b"))


def test_a_star_ends_the_beginning_of_a_word() -> None:
    assert parse("cease*") == Words(("cease",), prefix=True)
    assert parse('"called of*"') == parse('"called of"*') == Words(("called", "of"), prefix=True)


def test_a_field_has_its_value_quoted_or_bare() -> None:
    assert parse('actor:"Irena Novak"') == Field("actor", "Irena Novak")
    assert parse("type:CONSULT,AID") == Field("type", "CONSULT,AID")


def test_from_and_to_are_since_and_until() -> None:
    assert parse("from:2024 to:2024-03") == And((Field("since", "2024"), Field("until", "2024-03")))


def test_a_time_of_day_is_no_field() -> None:
    assert parse("10:30") == Words(("10", "30"))


@pytest.mark.parametrize(
    ("query", "says", "where"),
    [
        ('a "b', "never closed", "character 3"),
        ("(a", "never closed", "character 1"),
        ("a)", "not opened", "character 2"),
        ("()", "missing", "character 2"),
        ("OR a", "missing", "character 1"),
        ("a OR", "missing", "character 3"),
        ("a OR OR b", "missing", "character 6"),
        ("a -", "excludes nothing", "character 3"),
        ("NOT NOT a", "twice", "character 5"),
        ("a ***", "no word", "character 3"),
        ("a*b", "star", "character 1"),
        ("a*", "too many words", "character 1"),
        ("actor:", "no value", "character 1"),
        ("a subject:talks", "no field 'subject'", "character 3"),
        ("since:Monday", "no date", "character 1"),
        ("kind:rumour", "no kind", "character 1"),
        ("min-confidence:nan", "no confidence", "character 1"),
        ("id:%", "no id", "character 1"),
    ],
)
def test_what_is_malformed_is_said_with_its_place_and_a_way_out(query: str, says: str, where: str) -> None:
    with pytest.raises(RecordError) as raised:
        parse(query)
    assert says in raised.value.what
    assert where in (raised.value.where or "")
    assert raised.value.remedy


@pytest.mark.parametrize("query", ["", "  \n", "\x00", "a " * 10_000, "(" * 1_900 + "a", "NOT " * 400 + "a"])
def test_what_is_empty_or_endless_is_refused(query: str) -> None:
    with pytest.raises(RecordError):
        parse(query)


def test_whatever_is_typed_is_read_or_refused() -> None:
    chance = random.Random(1)
    for _ in range(3_000):
        typed = "".join(chance.choices("ab Ä\"()*-:\\%\x00\ud800\u0301;'OR", k=chance.randint(1, 30)))
        with suppress(RecordError):
            parse(typed)
