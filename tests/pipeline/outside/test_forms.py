"""Each data set's rows, as they are read."""

from pathlib import Path

import pytest

from onrecord.errors import BadRow
from onrecord.pipeline.outside import FORMS
from onrecord.pipeline.outside.forms import plain
from onrecord.store.outside.rows import OutsideRow
from tests.pipeline.outside.rows import CLASH, ICEWS, MET, POLECAT

ROWS = {"acled": CLASH, "gdelt": MET, "polecat": POLECAT, "icews": ICEWS}


def read(form: str, **told: str) -> OutsideRow:
    """The sample row of a form, with some cells of its own."""
    every = dict.fromkeys((*FORMS[form].needed, *FORMS[form].wanted, *FORMS[form].columns), "")
    cells = {**every, **ROWS[form], **{name.replace("_", " "): value for name, value in told.items()}}
    return FORMS[form].read({plain(name): value for name, value in cells.items()})


@pytest.mark.parametrize(
    ("form", "types", "actors", "recipients"),
    [
        ("acled", ("ASSAULT",), ("Military Forces of Kenya (2022-)", "KENMIL"), ("Garissa Front", "REB")),
        ("gdelt", ("CONSULT",), ("FINLAND", "FINGOV"), ("NORWAY", "NOR")),
        ("polecat", ("CONSULT",), ("Aino Salo", "FINGOV"), ("Kari Lund", "NOR")),
        ("icews", ("CONSULT",), ("Aino Salo", "FINGOV"), ("Kari Lund", "NOR")),
    ],
)
def test_a_row_has_its_type_and_its_parties_in_plovers_words(
    form: str, types: tuple[str, ...], actors: tuple[str, str], recipients: tuple[str, str]
) -> None:
    row = read(form)
    assert row.types == types
    [actor], [recipient] = row.actors, row.recipients
    assert ((actor.name, *actor.codes), (recipient.name, *recipient.codes)) == (actors, recipients)


@pytest.mark.parametrize(("precision", "days"), [
    ("1", ("2024-05-13", "2024-05-13")), ("2", ("2024-05-07", "2024-05-19")), ("3", ("2024-05-01", "2024-05-31")),
])  # fmt: skip
def test_acleds_time_precision_says_how_far_the_day_may_be_off(precision: str, days: tuple[str, str]) -> None:
    row = read("acled", time_precision=precision)
    assert (row.start, row.end) == days


def test_a_part_of_an_acled_actors_name_is_a_name_of_its_own() -> None:
    [actor] = read("acled", actor1="Military Forces of Sudan (2019-) Rapid Support Forces").actors
    assert "Rapid Support Forces" in actor.names
    assert actor.codes == ("SDNMIL",)


def test_the_country_of_many_words_is_meant_where_it_stands() -> None:
    [actor] = read("acled", actor1="Police Forces of South Sudan (2011-)").actors
    assert actor.codes == ("SSDCOP",)


def test_what_acled_calls_a_strategic_development_may_have_no_counterpart() -> None:
    words = {"event_type": "Strategic developments", "disorder_type": "Strategic developments"}
    assert read("acled", sub_event_type="Change to group/activity", **words).types == ()
    assert read("acled", sub_event_type="Non-violent transfer of territory", **words).types == (
        "RETREAT",
        "CONCEDE",
    )


def test_gdelts_place_has_its_country_from_its_full_name() -> None:
    place = read("gdelt").place
    assert place is not None
    assert (place.name, place.admin1, place.country, place.precision) == ("Oslo", "Oslo", "NOR", "city")


def test_a_gdelt_row_without_a_day_has_its_month() -> None:
    row = read("gdelt", Day="")
    assert (row.start, row.end) == ("2024-05-01", "2024-05-31")


def test_gdelts_own_codes_of_countries_are_isos() -> None:
    [actor] = read("gdelt", Actor1Name="GAZA STRIP", Actor1CountryCode="GZS", Actor1Type1Code="").actors
    assert actor.codes == ("PSE",)


def test_a_public_statement_of_cameo_has_no_type_in_plover() -> None:
    assert read("gdelt", EventCode="010").types == ()


def test_a_polecat_row_without_a_day_goes_by_its_publication() -> None:
    row = read("polecat", Event_Date="")
    assert (row.start, row.dated_by) == ("2024-05-15", "report")


def test_a_type_of_2021_is_what_became_of_it() -> None:
    assert read("polecat", Event_Type="Yield").types == ("CONCEDE", "RETREAT")


def test_icews_codes_have_their_lost_zero_again() -> None:
    assert read("icews").cameo == "046"


@pytest.mark.parametrize(
    ("form", "told", "says"),
    [
        ("acled", {"event_date": "yesterday"}, "Its day is none: 'yesterday'."),
        ("acled", {"event_id_cnty": ""}, "It has no event_id_cnty."),
        ("acled", {"disorder_type": "", "event_type": "", "sub_event_type": ""}, "It has no type."),
        ("gdelt", {"GlobalEventID": "x"}, "Its GlobalEventID is no number: 'x'."),
        ("gdelt", {"EventCode": "war"}, "Its EventCode is none of CAMEO's: 'war'."),
        ("gdelt", {"Day": "20241399"}, "Its day is none: '20241399'."),
        ("polecat", {"Event_Type": "QUARREL"}, "PLOVER has no type 'QUARREL'."),
        ("icews", {"CAMEO_Code": "-"}, "Its CAMEO Code is none: '-'."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_can_not_be_read_says_why(form: str, told: dict[str, str], says: str) -> None:
    with pytest.raises(BadRow) as refused:
        read(form, **told)
    assert refused.value.what == says


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_rows_can_be_read(form: str) -> None:
    from onrecord.pipeline.outside.importing import form_of
    from onrecord.pipeline.outside.reading import rows

    ending = {"acled": "csv", "gdelt": "export.CSV", "polecat": "txt", "icews": "tab"}[form]
    file = Path(__file__).parents[3] / "examples" / "outside" / f"{form}.{ending}"
    assert form_of(file) == form
    for _, cells in rows(file, FORMS[form]):
        assert isinstance(cells, dict)
        assert FORMS[form].read(cells).start
