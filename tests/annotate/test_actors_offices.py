"""The dated table of offices: who held what when, and how sure that is."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import data
from onrecord.annotate import doc_of
from onrecord.annotate.actors import codes_of
from onrecord.clean import passages
from onrecord.model import Actor, Arrival, Report

Read = Callable[..., Doc]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Read:
    def run(text: str, published: str) -> Doc:
        arrival = Arrival(report=Report(id="r", text=text, published=published))
        return nlp(doc_of(nlp, arrival, passages(arrival)))

    return run


def actor(doc: Doc, name: str) -> Actor:
    found: Actor = next(a for a in doc._.actors if a.name == name)
    return found


@pytest.mark.parametrize(
    ("phrase", "date", "codes"),
    [
        ("Tony Snow", "2006-09-01", ("USA", "GOV")),
        ("Tony Snow", "2008-06-01", ("USA", "ELI")),
        ("Alexei Kudrin", "2008-05-05", ("RUS", "GOV")),
        ("Alexei Kudrin", "2014-05-05", ("RUS", "ELI")),
        ("Lan Fo'an", "2024-11-08", ("CHN", "GOV")),
        ("Charles Clarke", "2005-07-08", ("GBR", "GOV")),
        ("Brice Hortefeux", "2010-08-01", ("FRA", "GOV")),
        ("Hans Eichel", "2003-01-15", ("DEU", "GOV")),
        ("Jörg Kukies", "2025-01-10", ("DEU", "GOV")),
        ("Shoichi Nakagawa", "2009-01-05", ("JPN", "GOV")),
        ("Sushilkumar Shinde", "2013-02-21", ("IND", "GOV")),
        ("Danny Danon", "2025-01-05", ("ISR", "GOV")),
        ("Mostafa Pourmohammadi", "2007-01-01", ("IRN", "GOV")),
        ("Othman al-Ghanmi", "2021-07-20", ("IRQ", "GOV")),
        ("Mehmet Şimşek", "2024-02-01", ("TUR", "GOV")),
        ("Rehman Malik", "2011-05-03", ("PAK", "GOV")),
        ("Sirajuddin Haqqani", "2019-01-01", ("AFG", "REB")),
        ("Sirajuddin Haqqani", "2023-01-01", ("AFG", "GOV")),
        ("Mohammed bin Nayef", "2014-06-01", ("SAU", "GOV")),
        ("Habib el-Adly", "2010-12-01", ("EGY", "GOV")),
        ("Nouhad Machnouk", "2016-06-01", ("LBN", "GOV")),
        ("Choi Sang-mok", "2025-01-15", ("KOR", "GOV")),
        ("Jim Flaherty", "2011-01-01", ("CAN", "GOV")),
        ("Giulio Tremonti", "2010-07-07", ("ITA", "GOV")),
        ("Miguel Ángel Osorio Chong", "2014-02-22", ("MEX", "GOV")),
        ("Guido Mantega", "2010-10-01", ("BRA", "GOV")),
        ("Pravin Gordhan", "2012-05-05", ("ZAF", "GOV")),
        ("Zainab Ahmed", "2021-01-01", ("NGA", "GOV")),
        ("Ahmed Shide", "2022-04-01", ("ETH", "GOV")),
        ("Baldwin Spencer", "2009-01-01", ("ATG", "GOV")),
        ("Hassanal Bolkiah", "2014-05-01", ("BRN", "GOV")),
        ("Tommy Remengesau", "2015-01-01", ("PLW", "GOV")),
        ("Hilda Heine", "2022-01-01", ("MHL", "ELI")),
        ("Keith Mitchell", "2010-06-01", ("GRD", "ELI")),
        ("Josette Sheeran", "2009-01-01", ("UNO", "")),
        ("Helen Clark", "2005-01-01", ("NZL", "GOV")),
        ("Helen Clark", "2012-01-01", ("UNO", "")),
        ("Sushila Karki", "2025-10-01", ("NPL", "GOV")),
        ("Surin Pitsuwan", "1999-04-01", ("THA", "GOV")),
        ("Surin Pitsuwan", "2010-04-01", ("IGO", "")),
        ("Thaksin", "2005-01-01", ("THA", "GOV")),
        ("Dilma", "2013-01-01", ("BRA", "GOV")),
        ("Abiy", "2022-01-01", ("ETH", "GOV")),
        ("Cherif Ousmane", "2010-04-01", ("", "UNK")),
    ],
)
def test_the_day_decides_what_a_holder_is(phrase: str, date: str, codes: tuple[str, str]) -> None:
    assert codes_of(phrase, date=date) == codes


@pytest.mark.parametrize(
    ("phrase", "date", "codes"),
    [
        ("FARC", "2010-01-01", ("COL", "REB")),
        ("FARC", "2019-01-01", ("COL", "PTY")),
        ("UNITA", "1999-01-01", ("AGO", "REB")),
        ("UNITA", "2020-01-01", ("AGO", "PTY")),
        ("RENAMO", "1985-01-01", ("MOZ", "REB")),
        ("Supreme Council of the Armed Forces", "2011-06-01", ("EGY", "GOV")),
        ("SPLA", "2003-01-01", ("SDN", "REB")),
        ("Tigray People's Liberation Front", "2021-05-01", ("ETH", "REB")),
        ("Tigray People's Liberation Front", "2015-05-01", ("ETH", "PTY")),
    ],
)
def test_the_day_decides_what_a_body_is(phrase: str, date: str, codes: tuple[str, str]) -> None:
    assert codes_of(phrase, date=date) == codes


@pytest.mark.parametrize(
    ("phrase", "date", "sector"),
    [
        ("Tony Blair", "2007-06-26", "GOV"),
        ("Tony Blair", "2007-06-29", "ELI"),  # high: the day itself
        ("Jim Flaherty", "2014-04-15", "GOV"),
        ("Jim Flaherty", "2014-05-20", "ELI"),  # medium: a month more
        ("Kevin McAleenan", "2020-03-01", "GOV"),
        ("Kevin McAleenan", "2020-09-01", "ELI"),  # low: half a year more
    ],
)
def test_dates_that_are_not_sure_cut_softly(phrase: str, date: str, sector: str) -> None:
    assert codes_of(phrase, date=date) == (codes_of(phrase, date=date)[0], sector)


def test_a_role_from_the_table_says_how_sure_its_dates_are(read: Read) -> None:
    doc = read("Jim Flaherty flew to Davos. Jim Flaherty met bankers there.", "2011-01-20")
    role = actor(doc, "Jim Flaherty").roles[0]
    assert (role.title, role.evidence, role.sure) == ("finance minister", None, "medium")


def test_the_report_wins_over_the_table_and_is_the_evidence(read: Read) -> None:
    doc = read("Former finance minister Jim Flaherty flew to Davos. Jim Flaherty met bankers there.", "2011-01-20")
    found = actor(doc, "Jim Flaherty")
    assert found.codes == ("CANELI",)
    assert [doc.text[slice(*role.evidence)] for role in found.roles if role.evidence] == [
        "Former finance minister"
    ]


def test_whom_the_report_calls_a_minister_is_one_after_the_table_s_date_too(read: Read) -> None:
    doc = read("Finance Minister Jim Flaherty flew to Davos. Jim Flaherty met bankers there.", "2016-01-20")
    assert actor(doc, "Jim Flaherty").codes == ("CANGOV",)


def test_a_report_s_other_country_is_another_person_of_the_name(read: Read) -> None:
    doc = read("Kenyan striker David Cameron scored twice on Sunday. David Cameron is 19.", "2013-05-05")
    found = actor(doc, "David Cameron")
    assert found.codes[0].startswith("KEN")
    assert not any(role.country == "GBR" for role in found.roles)


def test_two_politicians_of_one_family_name_stay_apart(read: Read) -> None:
    doc = read(
        "Rahul Gandhi spoke in Delhi. His sister Priyanka Gandhi spoke in Lucknow. Mr Gandhi left at noon.",
        "2022-02-02",
    )
    mentions = [doc.text[start:end] for start, end in actor(doc, "Rahul Gandhi").mentions]
    assert "Mr Gandhi" in mentions
    assert len({a.id for a in doc._.actors if "Gandhi" in a.name}) == 2


def test_every_term_is_dated_in_order_and_says_how_sure_it_is() -> None:
    for row in data.table("offices.tsv"):
        assert row["sure"] in ("high", "medium", "low"), row
        assert row["from"], row
        assert not row["to"] or row["to"] >= row["from"][: len(row["to"])], row


@pytest.mark.parametrize(("table", "least"), [("offices.tsv", 6500), ("organizations.tsv", 1700)])
def test_the_tables_are_large(table: str, least: int) -> None:
    assert len(data.table(table)) >= least
