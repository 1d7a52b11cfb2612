"""What extractors, languages and voting rules of plug-ins give goes through the contract, or into quarantine."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.plugged import Plugged, Ran, installed_at

EXTRACTOR = '''
from onrecord.model import Event, Figure

def found(doc):
    """Counts the doves of a report."""
    text = doc.text
    at = text.find("doves")
    if at < 0:
        return
    if "boom" in text:
        raise KeyError("doves")
    if "leaving" in text:
        raise SystemExit(3)
    told = dict(id="", value=3, text=(at, at + 5), evidence=((at, at + 5),), confidence=0.8, rule="found")
    if "outside" in text:
        told["evidence"] = ((0, 10_000),)
    if "empty" in text:
        told["evidence"] = ((at, at),)
    if "nobody" in text:
        told["claimant"] = "a99"
    if "surely" in text:
        told["confidence"] = 2
    if "word" in text:
        told["value"] = "three"
    if "listed" in text:
        yield told
    elif "quad" in text:
        yield Event(id="", type="ASSAULT", quad=1, status="occurred", trigger=(at, at + 5),
                    evidence=((at, at + 5),), confidence=0.8, rule="found")
    else:
        yield Figure(**told)
'''
BROKEN = {
    "boom": "failed on it: KeyError: 'doves'.",
    "leaving": "failed on it: SystemExit: 3.",
    "outside": "breaks the contract: no words stand at [0, 10000), which it gives for evidence.",
    "empty": "which it gives for evidence.",
    "nobody": "breaks the contract: f1 names a99, which the reading does not have.",
    "surely": "breaks the contract: The confidence of f1 is 2.0; it goes from 0 to 1.",
    "word": "breaks the contract: its Figure is none: Expected `int | float | null`, got `str`",
    "listed": "breaks the contract: it gives dict, which is no record.",
    "quad": "breaks the contract: the quad class of ASSAULT is 4, not 1.",
}
GERMAN = """
import msgspec
from onrecord.model import Reading

def read(arrival):
    if "fremd" in arrival.report.text:
        return Reading(report=msgspec.structs.replace(arrival.report, text="Etwas anderes."))
    return Reading(report=arrival.report)
"""
WORDS = (
    "Der Hafen von Kiel bleibt nach Angaben der Stadt bis zum Wochenende geschlossen, weil der Sturm alles traf. "
)
RULES = """
from onrecord.data.own import Body
BODIES = [Body(name="Ports Council", members=9, needed="6", binding=True), Body(name="U.S. Senate", members=102)]
"""


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """Where packages are installed, in a folder that a record may be made in."""
    (tmp_path / "reports").mkdir()
    return tmp_path / "plugins"


def _added(plugged: Plugged, plugins: Path) -> dict[str, Any]:
    done = plugged("add", "reports", "--format", "json", "--workers", "1", plugins=plugins, cwd=plugins.parent)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _asked(plugged: Plugged, plugins: Path, *words: str) -> Ran:
    return plugged(*words, plugins=plugins, cwd=plugins.parent)


def test_what_breaks_the_contract_is_quarantined_by_name_and_the_others_are_read(
    plugged: Plugged, plugins: Path
) -> None:
    installed_at(plugins, "dove-tools", EXTRACTOR, {"extractors": "doves = MODULE:found"})
    for word in (*BROKEN, "fine"):
        (plugins.parent / "reports" / f"{word}.txt").write_text(
            f"The {word} minister saw doves in Oslo on Monday.\n"
        )
    told = _added(plugged, plugins)
    assert told["added"] == 1
    reasons = {Path(source).stem: reason for source, reason in told["quarantined"]}
    assert set(reasons) == set(BROKEN)
    for word, says in BROKEN.items():
        assert "the extractor plug-in 'doves' (dove-tools 1.0) " in reasons[word]
        assert says in reasons[word]


def test_a_record_of_a_plug_in_says_whose_it_is_and_explains_itself(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "dove-tools", EXTRACTOR, {"extractors": "doves = MODULE:found"}, "1.2")
    (plugins.parent / "reports" / "fine.txt").write_text(
        "The minister counted 4 hawks and doves in Oslo on Monday.\n"
    )
    _added(plugged, plugins)
    lines = json.loads(_asked(plugged, plugins, "figures", "--format", "json").stdout)
    [line] = [one for one in lines if one["record"]["rule"] == "plugin.doves:found"]
    assert line["record"]["id"] == f"f{len(lines)}"
    why = _asked(plugged, plugins, "why", line["id"]).stdout
    assert "Counts the doves of a report." in why
    assert "; plug-in doves (dove-tools 1.2)" in why
    alone = plugged("why", line["id"], plugins=plugins / "none", cwd=plugins.parent)
    assert "This rule is of the plug-in 'doves', which is not installed here." in alone.stdout


def test_another_version_of_a_plug_in_is_another_reading(plugged: Plugged, plugins: Path) -> None:
    (plugins.parent / "reports" / "fine.txt").write_text("The minister saw doves in Oslo on Monday.\n")
    came = []
    for version in ("1.0", "1.0", "1.1"):
        folder = plugins.parent / version
        if not folder.exists():
            installed_at(folder, "dove-tools", EXTRACTOR, {"extractors": "doves = MODULE:found"}, version)
        told = json.loads(plugged("add", "reports", "--format", "json", plugins=folder, cwd=plugins.parent).stdout)
        came.append((told["added"], told["appended"], told["unchanged"]))
    assert came == [(1, 0, 0), (0, 0, 1), (0, 1, 0)]


def test_a_language_is_read_by_its_plug_in_and_english_as_before(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "german-reader", GERMAN, {"languages": "de = MODULE:read"})
    folder = plugins.parent / "reports"
    (folder / "a.txt").write_text("Officials in Oslo said on Monday that talks with Chad were called off.\n")
    (folder / "b.txt").write_text(WORDS * 3)
    (folder / "c.txt").write_text(WORDS * 3 + "Das ist fremd.")
    told = _added(plugged, plugins)
    assert told["added"] == 2
    [(source, reason)] = told["quarantined"]
    assert source.endswith("c.txt")
    assert (
        "the language plug-in 'de' (german-reader 1.0) breaks the contract: the reading is of another report"
        in (reason)
    )
    methods = {
        reading["report"]["language"]: reading["method"]
        for line in _asked(plugged, plugins, "export", "jsonl", "--of", "readings").stdout.splitlines()
        for reading in [json.loads(line)]
    }
    assert methods["de"].endswith("; language de (german-reader 1.0)")
    assert "language" not in methods["en"]
    assert _added(plugged, plugins)["unchanged"] == 2


def test_voting_rules_count_and_win_over_ours(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "port-rules", RULES, {"votes": "ports = MODULE:BODIES"})
    folder = plugins.parent / "reports"
    (folder / "a.txt").write_text("The Ports Council voted 5-3 on Monday for a ban on trawlers, officials said.\n")
    (folder / "b.txt").write_text("The U.S. Senate voted 60-40 on Monday for the bill, officials said.\n")
    _added(plugged, plugins)
    lines = json.loads(_asked(plugged, plugins, "votes", "--format", "json").stdout)
    assert {(line["record"]["for"], line["record"]["members"]) for line in lines} == {(5, 9), (60, 102)}
