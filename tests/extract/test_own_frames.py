"""Verbs and nouns that a user teaches tell events, and win over the lexicon's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.data.own.files import own_from
from onrecord.model import Arrival, Event, Report, report_id
from onrecord.pipeline.reader import Reader

Events = Callable[[str, str], list[Event]]


@pytest.fixture
def events(tmp_path: Path) -> Events:
    """The events of a text by frames that are told as TOML."""

    def events(own: str, text: str) -> list[Event]:
        (tmp_path / "own.toml").write_text(own)
        report = Report(id=report_id(text=text), published="2024-11-04", text=text)
        reading = Reader(own=own_from([tmp_path / "own.toml"])).read(Arrival(report=report))
        return list(reading.events)

    return events


def test_a_verb_tells_what_the_user_says(events: Events) -> None:
    text = "Chadian rebels tollgated Kenyan traders on Sunday.\n"
    assert events("", text) == []
    [event] = events('[[frames]]\nverb = "tollgate"\ntype = "COERCE"\nmode = "restrict"', text)
    assert (event.type, event.mode, event.status) == ("COERCE", "restrict", "occurred")
    assert (event.actor_codes, event.recipient_codes) == (("TCDREB",), ("KENBUS",))
    assert text[slice(*event.trigger)] == "tollgated"
    assert event.inputs["taught"] == "own names"


def test_a_noun_tells_what_the_user_says(events: Events) -> None:
    text = "Kenya condemned the tollgating of Kenyan traders by Chadian rebels.\n"
    told = events('[[frames]]\nnoun = "tollgating"\ntype = "COERCE"', text)
    assert ("COERCE", ("TCDREB",), ("KENBUS",)) in [(e.type, e.actor_codes, e.recipient_codes) for e in told]


def test_a_particle_must_be_there(events: Events) -> None:
    own = '[[frames]]\nverb = "fence off"\ntype = "COERCE"'
    assert [event.type for event in events(own, "Chadian rebels fenced off the Kenyan embassy.\n")] == ["COERCE"]
    assert [event.type for event in events(own, "Chadian rebels fenced the Kenyan embassy.\n")] != ["COERCE"]


def test_where_nouns_are_named_one_must_be_the_object(events: Events) -> None:
    own = '[[frames]]\nverb = "burn"\ntype = "PROTEST"\nmode = "demo"\nobject = ["flag"]\nrecipient = ["of"]'
    [event] = events(own, "Chadian protesters burned the flag of Kenya.\n")
    assert (event.type, event.mode, event.recipient_codes) == ("PROTEST", "demo", ("KEN",))


def test_the_users_frame_wins_over_the_lexicons(events: Events) -> None:
    text = "Chadian rebels attacked Kenyan troops on Sunday.\n"
    assert [event.type for event in events("", text)] == ["ASSAULT"]
    assert [event.type for event in events('[[frames]]\nverb = "attack"\ntype = "ACCUSE"', text)] == ["ACCUSE"]


def test_a_verb_may_be_told_to_tell_no_event(events: Events) -> None:
    own = '[[frames]]\nverb = "attack"\ntype = "NONE"'
    assert events(own, "Chadian rebels attacked Kenyan troops on Sunday.\n") == []


def test_what_became_of_it_is_told_as_of_any_event(events: Events) -> None:
    own = '[[frames]]\nverb = "tollgate"\ntype = "COERCE"'
    [event] = events(own, "Chadian rebels will tollgate Kenyan traders next week.\n")
    assert event.status == "planned"
