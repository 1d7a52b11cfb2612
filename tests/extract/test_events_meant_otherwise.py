"""Acts that are easily taken for their opposite, for another act or for another party's: the arrest that is
condemned, the strike that is called illegal, sanctions that are reinstated. Sentences of our own."""

import pytest

from onrecord.pipeline.reader import Reader
from tests.extract.on_record import countries, told


@pytest.mark.parametrize(
    ("recipient", "text"),
    [
        (set(), "The U.N. human rights office criticised the arrest of the Venezuelan lawyer Rocio San Miguel."),
        (set(), "The European Union condemned the killing of Kenyan activist Rose Apio."),
        (set(), "France denounced the jailing of the Belarusian writer Ales Bialiatski."),
        (set(), "The United States deplored the detention of opposition leader Kizza Besigye of Uganda."),
        ({"IRN"}, "Germany condemned Iran's execution of a dissident."),
        ({"RUS"}, "Germany condemned Russia for the killing of the politician."),
        ({"ISR"}, "Egypt condemned Israel's bombing of the hospital."),
        ({"GRC"}, "Turkey condemned the arrest of its fishermen by Greece."),
    ],
)
def test_condemned_is_who_did_it(reader: Reader, recipient: set[str], text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "ACCUSE")
    assert countries(event.recipient_codes) == recipient


@pytest.mark.parametrize(
    "text",
    [
        "Sri Lanka's education minister called the walkout unjust.",
        "Kenya's president called the strike illegal.",
        "Nigeria's government called their protest a disgrace.",
        "Peru's premier called the march a provocation.",
        "France's interior minister called Tuesday's rally a success for the police.",
        'Ghana\'s energy minister called their stoppage "reckless".',
    ],
)
def test_who_calls_a_strike_illegal_has_called_none(reader: Reader, text: str) -> None:
    assert not [e for e in told(reader, text) if e.type == "PROTEST" and e.actors]


@pytest.mark.parametrize(
    "text", ["Kenya's teachers called a strike over pay.", "The opposition in Peru called a rally in Lima."]
)
def test_who_calls_a_strike_protests(reader: Reader, text: str) -> None:
    assert [e for e in told(reader, text) if e.type == "PROTEST" and e.actors]


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("REQUEST", "Israel has appealed against the arrest warrants."),
        ("REQUEST", "The former prime minister of Chad, Succes Masra, had appealed against the result."),
        ("REQUEST", "Pakistan's Imran Khan appealed against his conviction."),
        ("REQUEST", "Kenya's government appealed against the ruling."),
        ("REJECT", "Al-Shabab said it had repelled the attack."),
        ("REJECT", "Ukraine's army repelled a Russian assault near Kupiansk."),
        ("COOPERATE", "Germany arrested three people suspected of passing naval technology to China."),
        ("COOPERATE", "Sweden jailed a man accused of sharing secrets with Russia."),
        ("COOPERATE", "Taiwan charged four officers with passing documents to China."),
        ("CONCEDE", "The European Union restored sanctions on Iran."),
        ("CONCEDE", "The United States threatened to reinstate oil sanctions on Venezuela."),
        ("ASSAULT", "Police in Sri Lanka fired water cannon at marching lecturers."),
    ],
)
def test_it_is_not_taken_for(reader: Reader, type_: str, text: str) -> None:
    assert type_ not in {event.type for event in told(reader, text)}


@pytest.mark.parametrize(
    ("type_", "status", "text"),
    [
        ("REQUEST", "occurred", "Kenya appealed to Ethiopia for help."),
        ("COOPERATE", "occurred", "Britain passed intelligence to Ukraine."),
        ("CONCEDE", "occurred", "Kenya reinstated the judge."),
        ("SANCTION", "occurred", "The European Union restored sanctions on Iran."),
        ("SANCTION", "threatened", "The United States threatened to reinstate oil sanctions on Venezuela."),
        ("SANCTION", "planned", "The European Union will reinstate its embargo on Belarus."),
        ("COERCE", "occurred", "Police in Sri Lanka fired water cannon at marching lecturers."),
        ("COERCE", "occurred", "Georgian riot police blasted demonstrators with water cannon."),
        ("COERCE", "occurred", "Kenya cancelled the permit of Amnesty International."),
        ("CONSULT", "cancelled", "Poland cancelled the visit of Hungary's premier."),
        ("AID", "occurred", "India handed over a patrol aircraft to the Sri Lankan air force."),
        ("AID", "occurred", "China handed over two warships to the Cambodian navy."),
        ("AID", "occurred", "Turkey handed over 40 rifles to the Somali police."),
        ("RETREAT", "occurred", "The rebels handed over their rifles to the Colombian army."),
        ("RETREAT", "occurred", "FARC fighters handed over their weapons to the United Nations."),
        ("ACCUSE", "occurred", "Croatia sent Montenegro a note of protest over the resolution."),
        ("ACCUSE", "occurred", "The Philippines sent a note of protest to China."),
        ("CONSULT", "planned", "Montenegro's foreign minister will set off on a tour of Latvia on Sunday."),
        ("AID", "occurred", "The World Bank has written off part of Somalia's debt."),
    ],
)
def test_it_is_what_it_says(reader: Reader, type_: str, status: str, text: str) -> None:
    assert (type_, status) in {(event.type, event.status) for event in told(reader, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam skipped a peace conference on Ukraine.",
        "Qatar offered to host talks on Sudan.",
        "Norway offered to hold a conference about Syria.",
    ],
)
def test_what_talks_are_about_is_no_party(reader: Reader, text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type in ("AGREE", "REJECT"))
    assert event.recipients == ()


def test_a_strike_that_was_called_for_a_day_and_called_off_is_off(reader: Reader) -> None:
    text = "A strike that Peruvian unions had called for Thursday was called off after talks with the minister."
    assert {e.status for e in told(reader, text) if e.type == "PROTEST"} == {"cancelled"}


@pytest.mark.parametrize(
    ("both", "text"),
    [
        (
            {"SOM", "ETH"},
            "Somali forces killed 47 al-Shabab militants on Monday. Al-Shabab fired mortars at the airport, and"
            " al-Shabab denied losses. Ethiopia angered Somalia by signing a deal with Somaliland. Somalia told"
            " Ethiopia to leave. A round of talks between the two neighbours was moved to mid-August.",
        ),
        (
            {"COD", "RWA"},
            "M23 rebels shelled Goma and M23 fighters took Sake, said Congo's army. M23 denied it. Congo accuses"
            " Rwanda of arming M23. Rwanda denies it. The two countries will hold talks in Luanda on Friday.",
        ),
    ],
)
def test_two_countries_are_no_armed_group(reader: Reader, both: set[str], text: str) -> None:
    (event,) = (e for e in told(reader, text) if e.type == "CONSULT")
    assert countries(event.actor_codes) == both
