"""Figures: what is counted, in which kind, where, and whose claim it is."""

import pytest

from onrecord.model import Arrival, Figure, Reading, Report
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="0" * 16, text=text, published="2024-05-20")))


def first(reader: Reader, text: str) -> Figure:
    return read(reader, text).figures[0]


def claimant(reader: Reader, text: str) -> str | None:
    reading = read(reader, text)
    figure = reading.figures[0]
    if figure.claimant is not None:
        return next(actor.name for actor in reading.actors if actor.id == figure.claimant)
    return None if figure.claimant_span is None else text[slice(*figure.claimant_span)]


@pytest.mark.parametrize(
    ("text", "value", "what", "kind"),
    [
        ("The floods killed at least 40 people in Beira.", 40, "people killed", "killed"),
        ("Two miners died in the fire.", 2, "miners died", "killed"),
        ("More than 600 villagers have been killed since then.", 600, "villagers killed", "killed"),
        ("The death toll rose to 57.", 57, "death toll", "killed"),
        ("The crash left 12 passengers injured.", 12, "passengers injured", "injured"),
        ("Another 35 people were wounded.", 35, "people wounded", "injured"),
        ("Rescuers said that 9 were missing.", 9, "missing", "missing"),
        ("Police arrested 35 protesters in Nairobi.", 35, "protesters arrested", "arrested"),
        ("Border guards detained six fishermen.", 6, "fishermen detained", "detained"),
        ("The rebels freed 40 pilgrims.", 40, "pilgrims freed", "freed"),
        ("Some 20,000 people were displaced by the floods.", 20000, "people displaced", "displaced"),
        ("Russia sent 4,000 soldiers to the border.", 4000, "soldiers", "troops"),
        ("The mill employs 900 workers.", 900, "workers", "other"),
        ("The storm destroyed 60 houses.", 60, "houses destroyed", "destroyed"),
        ("The army fired 30 missiles.", 30, "missiles", "other"),
        ("The aid package of $1.5 billion was approved.", 1500000000, "aid package", "money"),
        ("Inflation rose to 7.5%.", 7.5, "Inflation", "other"),
        ("Two dozen houses burned down.", 24, "houses", "other"),
        ("About a million llamas live there.", 1000000, "llamas", "other"),
        ("The 15-member council met.", 15, "member", "members"),
    ],
)
def test_what_is_counted_and_its_kind(reader: Reader, text: str, value: float, what: str, kind: str) -> None:
    figure = first(reader, text)
    assert (figure.value, figure.what, figure.kind) == (value, what, kind)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("More than 300 miners were killed, according to the Labour Ministry.", "Labour Ministry"),
        ("The Red Cross said that 40 people were missing.", "Red Cross"),
        ("Some 200 homes were lost, the governor said.", "governor"),
        (
            "A report from the World Food Programme warned that 2.3 million people face hunger.",
            "World Food Programme",
        ),
        ("The harvest shrank by 12 percent, by the farm ministry's estimate.", "farm ministry"),
    ],
)
def test_whose_figure_it_is(reader: Reader, text: str, who: str) -> None:
    found = claimant(reader, text)
    assert found is not None
    assert who in found


@pytest.mark.parametrize(
    "text",
    [
        "The floods killed 40 people in Beira.",
        "Ecuador's president ordered 4,000 soldiers into the ports.",
        "Malaysia deported 1,100 people.",
    ],
)
def test_the_report_itself_claims(reader: Reader, text: str) -> None:
    assert claimant(reader, text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("More than 32 miners in Zambia have been killed.", "Zambia"),
        ("The floods killed 40 people in Beira on Monday.", "Beira"),
        ("They fled to Rafah, a city in southern Gaza where more than 1 million civilians live.", "Rafah"),
    ],
)
def test_where_it_was_counted(reader: Reader, text: str, place: str) -> None:
    found = first(reader, text).place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    "text", ["All but three were saved on Monday.", "Divers brought up all of them except for three."]
)
def test_those_who_are_excepted_are_not_counted_with_the_rest(reader: Reader, text: str) -> None:
    assert read(reader, text).figures == ()


def test_a_figure_is_dated_by_its_clause(reader: Reader) -> None:
    when = first(reader, "The floods killed 40 people in Beira on Monday.").date
    assert when is not None
    assert when.start == "2024-05-20"


def test_a_part_and_its_whole_are_two_figures(reader: Reader) -> None:
    part, whole = read(reader, "Half of the 900 hostages were freed.").figures
    assert (part.value, part.of, whole.value) == (450, 900, 900)


def test_the_evidence_is_the_sentence_and_the_text_the_number(reader: Reader) -> None:
    text = "It rained. The floods killed at least 40 people. It stopped."
    figure = first(reader, text)
    assert text[slice(*figure.evidence[0])] == "The floods killed at least 40 people."
    assert text[slice(*figure.text)] == "at least 40"


def test_a_tally_is_no_figure(reader: Reader) -> None:
    assert read(reader, "The council approved the plan by 9 votes to 4.").figures == ()


def test_a_cited_source_claims_and_who_cites_it_relays(reader: Reader) -> None:
    text = "Radio Congo, citing the Health Ministry, reported 12 deaths."
    reading = read(reader, text)
    figure = reading.figures[0]
    names = {actor.id: actor.name for actor in reading.actors}
    assert figure.claimant_span is not None
    assert "Health Ministry" in text[slice(*figure.claimant_span)]
    assert figure.relayed_by is None or "Radio Congo" in names[figure.relayed_by]


@pytest.mark.parametrize(
    ("text", "what", "who"),
    [
        ("Police put the number of protesters at 4,000.", "protesters", "Police"),
        ("The toll was revised to 31 by the Interior Ministry.", "toll", "Interior Ministry"),
    ],
)
def test_who_puts_a_number_at_so_many_claims_it(reader: Reader, text: str, what: str, who: str) -> None:
    figure = first(reader, text)
    assert figure.what == what
    assert figure.claimant_span is not None
    assert who in text[slice(*figure.claimant_span)]


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("Nine sailors drowned and four were rescued.", ["sailors drowned", "sailors rescued"]),
        ("A bus crashed, killing 12 pupils and injuring 30.", ["pupils killed", "pupils injured"]),
        ("Miners dug out 11 bodies and treated 20 wounded.", ["bodies", "wounded"]),
        ("The toll rose to 31, up from 24.", ["toll", "toll"]),
        ("Of the 600 weavers, 400 have gone home.", ["weavers", "weavers"]),
        ("The raid left 33 people dead, 12 of them women.", ["people dead", "women"]),
        ("The mayor paid for the burial of the bodies of 22 boys.", ["boys killed"]),
        ("Coffee rose to $4 a pound.", ["Coffee"]),
        ("The province spent 30 million dollars on the bridge.", ["money for bridge"]),
        ("Officials raised the toll to 63.", ["toll"]),
        ("They built a wall 40 km long.", ["wall"]),
        ("The farm lies 35 km north of Goma.", [None]),
        ("Three hikers froze to death.", ["hikers killed"]),
    ],
)
def test_what_goes_on_being_counted(reader: Reader, text: str, whats: list[str | None]) -> None:
    assert [figure.what for figure in read(reader, text).figures] == whats


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The opposition counts more than 200 dead.", "opposition"),
        ("That is fewer than the 900 that the Malian government has acknowledged.", "Malian government"),
        ("The Health Ministry raised the death toll to 63.", "Health Ministry"),
        ("The harbour authority's figure of 38 missing was challenged.", "harbour authority"),
        ("Police reported 14 deaths.", "Police"),
    ],
)
def test_who_gives_a_count_claims_it(reader: Reader, text: str, who: str) -> None:
    found = claimant(reader, text)
    assert found is not None
    assert who in found


def test_who_says_something_else_beside_it_relays_nothing(reader: Reader) -> None:
    figures = read(reader, "Police said 4,000 people took part; organisers said 20,000 came.").figures
    assert [figure.relayed_by for figure in figures] == [None, None]


def test_what_is_decided_is_no_claim(reader: Reader) -> None:
    assert claimant(reader, "Japan approved a $3 billion stimulus.") is None


def test_pesos_are_those_of_the_reports_country(reader: Reader) -> None:
    text = "Troops went to Cebu. In Manila the Philippine bank fined the firm 50,000 pesos."
    assert first(reader, text).unit == "PHP"


def test_a_table_without_full_stops_is_read_by_its_words(reader: Reader) -> None:
    figures = read(reader, "Districts " + "Aru 12 cows , Bor 14 goats , " * 120).figures
    assert figures[0].what == "cows"
    assert all(figure.claimant is None for figure in figures)


def test_who_puts_something_off_counts_nothing(reader: Reader) -> None:
    assert claimant(reader, "Georgia puts off border talks as toll from landslide climbs to 27") is None


def test_who_counts_the_dead_claims_the_figure(reader: Reader) -> None:
    assert claimant(reader, "The ministry counted seven dead.") == "ministry"


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("The blast killed 161 weavers and trapped about 40 more.", ["weavers killed", "weavers"]),
        ("The board put the number of dead at 49 and of wounded at 165.", ["dead", "wounded"]),
        ("The army put the number of dead in a week of fighting at 312.", ["dead"]),
        ("Georgia puts off border talks as toll from landslide climbs to 27", ["toll"]),
        ("The canal is 60 km long, of which 20 km lie in Chad.", ["canal", "canal"]),
        ("Marchers blocked the bridges and 76 of them were arrested.", ["Marchers arrested"]),
        ("No more than 200 people may attend a wedding and 20 a funeral.", ["people", "people"]),
        ("Milk is 30 percent dearer than it was a year ago.", ["Milk"]),
        ("Exports fell 3 percent, after a rise of 5 percent in May.", ["Exports", "Exports"]),
        ("Snow lay 2 metres deep on the pass.", ["Snow"]),
        ("The army put the number of rebels killed in the hills at 55.", ["rebels killed"]),
        ("They came in five off-road vehicles.", ["off-road vehicles"]),
    ],
)
def test_what_is_meant_by_a_number_alone(reader: Reader, text: str, whats: list[str]) -> None:
    assert [figure.what for figure in read(reader, text).figures] == whats


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Thieves took 40 million rand from a van.", "money"),
        ("The bank lost $3 million.", "money"),
        ("The storm caused $9 million in damage.", "damage"),
        ("The firm will spend $3 million on the new plant.", "money for new plant"),
        ("The party said that HK$2.4 million was gone.", "money"),
        ("The merger would save almost a billion marks a year.", "money"),
    ],
)
def test_what_a_sum_of_money_is(reader: Reader, text: str, what: str) -> None:
    figure = first(reader, text)
    assert (figure.what, figure.kind) == (what, "money")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police said that 34 miners were dead, while the union spoke of 41 dead.", ["Police", "union"]),
        ("The unions saw a million marchers, and the police saw 688,000.", [None, "police"]),
        ("Mexico has confirmed 26 deaths, Health Secretary Ana Ruiz said.", ["Ana Ruiz"]),
        ("Sixty died, a doctor said; the Tamil Tigers put it at 100.", ["doctor", "Tamil Tigers"]),
        ("Italy's death toll rose to 50.", [None]),
        ("Brazil culled 10 million hens, livestock officials said, although farmers deny it.", ["officials"]),
    ],
)
def test_who_claims_what_beside_another(reader: Reader, text: str, who: list[str | None]) -> None:
    reading = read(reader, text)
    names = {actor.id: actor.name for actor in reading.actors}
    for figure, wanted in zip(reading.figures, who, strict=True):
        span = figure.claimant_span
        said = text[slice(*span)] if span else names.get(figure.claimant or "")
        assert (wanted is None and said is None) or (wanted or "") in (said or "")


@pytest.mark.parametrize(
    ("what", "values", "text"),
    [
        ("toll", [17, 14], "The fire brigade raised the toll to 17. It had stood at 14 on Sunday."),
        ("crowd", [3000, 8000], "Police put the crowd at 3,000. The organisers spoke of 8,000 people."),
        ("crowd", [900, 2000], "The crowd numbered 900, police said. A union put it at 2,000 people."),
    ],
)
def test_what_is_counted_anew_is_taken_from_the_sentence_before(
    reader: Reader, what: str, values: list[int], text: str
) -> None:
    found = read(reader, text).figures
    assert [(figure.what, figure.value) for figure in found] == [(what, value) for value in values]


def test_two_counts_of_one_crowd_disagree(reader: Reader) -> None:
    found = read(reader, "Miners marched. Police put the crowd at 3,000. Their union spoke of 8,000 people.")
    assert [change.kind for change in found.changes] == ["disagreement"]


def test_who_is_charged_and_denies_the_charge_denies_it(reader: Reader) -> None:
    found = read(reader, "Prosecutors on Tuesday charged Ali Roe, a general, with neglect. He denies the charge.")
    assert [change.kind for change in found.changes] == ["denial"]
