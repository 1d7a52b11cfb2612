"""Files of own names: what they may say, and what is said of what they may not."""

from pathlib import Path

import pytest

from onrecord.data.own import NOTHING, OwnActor, OwnFrame, OwnOffice, OwnPlace
from onrecord.data.own.files import own_from
from onrecord.errors import SettingsError

WHOLE = """
[[actors]]
name = "Vale Defence Column"
aliases = ["VDC"]
country = "Georgia"
sector = "REB"

[[offices]]
title = "Grand Steward"
holder = "Ilyas Dorn"
country = "geo"
from = 2023-05-01

[[frames]]
verb = ["tollgate", "close off"]
type = "COERCE"
mode = "restrict"
recipient = ["object", "to"]

[[frames]]
noun = "tollgating"
type = "COERCE"

[[places]]
name = "Qarvesh"
country = "GEO"
latitude = 42.31
longitude = 44
"""

WRONG = {
    "unknown kind": ('[[actor]]\nname = "x"', "line 1: there are no 'actor' to be told. Did you mean [[actors]]?"),
    "unknown key": (
        '[[actors]]\nname = "Red Hand"\nalias = ["RH"]',
        "line 3, actors 1 (Red Hand): there is no key 'alias' in actors. Did you mean 'aliases'?",
    ),
    "unknown sector": (
        '[[actors]]\nname = "x"\n\n[[actors]]\nname = "y"\nsector = "REBS"',
        "line 6, actors 2 (y): sector is 'REBS', which is no PLOVER sector. Did you mean 'REB'?",
    ),
    "unknown country": ('[[actors]]\nname = "x"\ncountry = "Grmany"', "Did you mean 'DEU' (Germany)?"),
    "unknown type": (
        '[[frames]]\nverb = "x"\ntype = "ATTACK"',
        "which is no PLOVER type. There are: ACCUSE, AGREE",
    ),
    "type in small letters": ('[[frames]]\nverb = "x"\ntype = "assault"', "Did you mean 'ASSAULT'?"),
    "mode of another type": (
        '[[frames]]\nverb = "x"\ntype = "SANCTION"\nmode = "visit"',
        "which is no mode of SANCTION. There are: discontinue, expel, withdraw.",
    ),
    "neither verb nor noun": ('[[frames]]\ntype = "AID"', "it has no verb and no noun, or both."),
    "a verb of many words": ('[[frames]]\nverb = "put an end to"\ntype = "AID"', "is more than one word"),
    "latitude out of range": (
        '[[places]]\nname = "x"\nlatitude = 91\nlongitude = 3',
        "line 3, places 1 (x): latitude is 91. It goes from -90 to 90 degrees.",
    ),
    "latitude in quotation marks": (
        '[[places]]\nname = "x"\nlatitude = "9"\nlongitude = 3',
        "It takes a number, in degrees: latitude = 34.5",
    ),
    "no longitude": ('[[places]]\nname = "x"\nlatitude = 9', "it has no longitude."),
    "a village": (
        '[[places]]\nname = "x"\nkind = "village"\nlatitude = 9\nlongitude = 3',
        'Villages and towns are a "city"',
    ),
    "a doubled name": (
        '[[actors]]\nname = "Red Hand"\n[[actors]]\nname = "y"\naliases = ["red hand"]',
        "'red hand' is told twice. It stands at own.toml, line 1, actors 1 (Red Hand) too: keep one of them.",
    ),
    "a name and its article": (
        '[[actors]]\nname = "Column"\n[[actors]]\nname = "The Column"',
        "'The Column' is told twice.",
    ),
    "an empty name": ('[[actors]]\nname = " "', "name is empty."),
    "no day": (
        '[[offices]]\ntitle = "x"\nfrom = "spring"',
        'It takes a day, a month or a year: from = "2024-03-28"',
    ),
    "a day of a week": ('[[offices]]\ntitle = "x"\nfrom = "2024-W01-1"', "from is '2024-W01-1'."),
    "ends before it begins": ('[[offices]]\ntitle = "x"\nfrom = "2024"\nto = "2021-03"', "before it begins"),
    "a person": ('[[actors]]\nname = "Bo"\nkind = "person"', "Tell who somebody is under [[offices]]"),
    "no list": ("actors = 3", "Begin each with a line of its own: [[actors]]"),
    "no TOML": (
        "[[actors]\n",
        "it is no TOML: Expected ']]' at the end of an array declaration (at line 1, column 9).",
    ),
}


def test_all_four_kinds_stand_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(WHOLE)
    own = own_from([file])
    assert own.actors == (
        OwnActor(name="Vale Defence Column", aliases=("VDC",), country="GEO", sector="REB", kind="armed_group"),
    )
    assert own.offices == (
        OwnOffice(title="Grand Steward", holder="Ilyas Dorn", country="GEO", sector="GOV", since="2023-05-01"),
    )
    assert own.frames == (
        OwnFrame(lemma="tollgate", type="COERCE", mode="restrict", recipient=("obj", "to")),
        OwnFrame(lemma="close", words=("off",), type="COERCE", mode="restrict", recipient=("obj", "to")),
        OwnFrame(lemma="tollgating", is_noun=True, type="COERCE", recipient=("of", "on", "against")),
    )
    assert own.places == (OwnPlace(name="Qarvesh", country="GEO", latitude=42.31, longitude=44.0),)


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG)
def test_what_cant_be_used_is_said_with_where_it_stands(
    text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(text)
    with pytest.raises(SettingsError) as refused:
        own_from(["own.toml"])
    assert str(refused.value).startswith("own.toml")
    assert says in str(refused.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml: it can't be read \(No such file or directory\)"):
        own_from([tmp_path / "gone.toml"])


def test_what_one_file_tells_another_may_not_tell_again(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[actors]]\nname = "Red Hand"')
    (tmp_path / "b.toml").write_text('[[actors]]\nname = "Red Hand"')
    with pytest.raises(SettingsError, match=r"b\.toml, line 2.*is told twice. It stands at .*a\.toml, line 1"):
        own_from([tmp_path / "a.toml", tmp_path / "b.toml"])


def test_comments_and_order_of_keys_make_no_other_names(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[actors]]\nname = "Red Hand"\nsector = "REB"')
    (tmp_path / "b.toml").write_text('# ours\n[[actors]]\nsector = "REB"\nname = "Red  Hand"')
    assert own_from([tmp_path / "a.toml"]).digest == own_from([tmp_path / "b.toml"]).digest
    assert own_from([]) is NOTHING
