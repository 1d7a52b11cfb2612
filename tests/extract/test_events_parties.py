"""Who does it and to whom it is done, where they stand far from the verb. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import told


def parties(reader: Reader, type_: str, text: str) -> tuple[set[str], set[str]]:
    event = next(event for event in told(reader, text) if event.type == type_)
    return {code[:3] for code in event.actor_codes}, {code[:3] for code in event.recipient_codes}


@pytest.mark.parametrize(
    ("type_", "actor", "recipient", "text"),
    [
        ("THREATEN", "KEN", "TZA", "Kenya threatened to leave the talks unless Tanzania reopened the crossing."),
        ("REJECT", "PER", "BOL", "Peru rejected the terms set by Bolivia."),
        ("AGREE", "NOR", "MWI", "Norway agreed to hand Malawi a new ferry."),
        ("REQUEST", "MWI", "NOR", "Malawi has petitioned Norway for the return of the drums."),
        ("REQUEST", "GHA", "TGO", "Ghana pleaded for Togo to hold its fire."),
        ("REQUEST", "PER", "CHL", "Peru withdrew its request to Chile for the extradition of the banker."),
    ],
)
def test_the_rest_of_the_clause_tells_whom_an_utterance_is_aimed_at(
    reader: Reader, type_: str, actor: str, recipient: str, text: str
) -> None:
    assert parties(reader, type_, text) == ({actor}, {recipient})


@pytest.mark.parametrize(
    ("type_", "actor", "text"),
    [
        ("ACCUSE", "PER", "The Peruvian senate adopted a resolution condemning Bolivia."),
        ("ACCUSE", "GHA", "A letter signed by nine Ghanaian senators denounced the president of Togo."),
        ("SUPPORT", "KEN", "Kenya became the first state to recognise Kosovo."),
        ("ACCUSE", "NOR", "The Hungarian president drew a rebuke from Norway."),
        ("CONSULT", "FIN", "The Finnish president is on a state visit to Kenya."),
        ("COERCE", "TCD", "Chad vowed that it would arrest the rebel commander on sight."),
    ],
)
def test_whoever_stands_behind_the_subject_does_it(reader: Reader, type_: str, actor: str, text: str) -> None:
    assert parties(reader, type_, text)[0] == {actor}


def test_hours_negotiate_with_nobody(reader: Reader) -> None:
    text = "The Norwegian premier spent two hours negotiating with the Hungarian president."
    assert parties(reader, "CONSULT", text)[0] == {"NOR", "HUN"}


def test_nobody_at_a_ministry_is_the_ministry(reader: Reader) -> None:
    text = "Nobody at the Kenyan interior ministry arrested the Ugandan deputy, a spokesman said."
    assert parties(reader, "COERCE", text) == ({"KEN"}, {"UGA"})


def test_an_official_may_be_charged_with_nobody_named(reader: Reader) -> None:
    text = "The Zambian finance minister was charged with fraud on Monday."
    assert parties(reader, "ACCUSE", text) == (set(), {"ZMB"})


def test_a_shopper_who_is_charged_is_no_event(reader: Reader) -> None:
    assert not told(reader, "A shopper was charged with theft on Monday.")


def test_a_league_of_states_plays_no_football(reader: Reader) -> None:
    assert parties(reader, "ACCUSE", "The Arab League condemned Israel.")[1] == {"ISR"}
    assert not told(reader, "The striker condemned Rovers to defeat in the league on Saturday.")


def test_who_is_warned_of_what_nobody_does_is_not_threatened(reader: Reader) -> None:
    assert not told(reader, "The weather office warned that floods would hit Chad.")


def test_a_name_drawn_into_the_opening_phrase_is_the_doer_still(reader: Reader) -> None:
    text = "Kiribati, having cancelled the January date, will now reopen its border to Fiji on 1 August."
    assert parties(reader, "CONCEDE", text)[0] == {"KIR"}


def test_a_day_owns_no_talks(reader: Reader) -> None:
    text = "The Armenian foreign ministry postponed Thursday's talks with Azerbaijan."
    assert parties(reader, "CONSULT", text)[0] == {"ARM", "AZE"}
