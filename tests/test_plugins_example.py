"""The example package of plug-ins, installed as a user installs it and used from the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugged import ROOT, Plugged

PACKAGE = ROOT / "examples" / "plugins" / "onrecord-examples"
WIRE = """ZCZC
ID: nw-1
DATE: 2024-03-28
FROM: Northern Wire
HEAD: Hurricane strikes Havana

HAVANA (NW) - A Category 4 hurricane struck Havana on Thursday, the weather service said.
NNNN
ZCZC
ID: nw-2
DATE: 2024-03-28

The Council of the Northern Ports voted 7-2 on Thursday for a ban on Russian trawlers, officials in Oslo said.
NNNN
ZCZC
ID: nw-3

NNNN
"""
GERMAN = (
    "Der Hafen von Kiel bleibt nach Angaben der Stadt bis zum Wochenende geschlossen, weil der Sturm die Anlagen "
    "beschädigt hat. „Wir werden alles tun, um den Betrieb wieder aufzunehmen“, sagte Anna Bauer am Montag. Die "
    "Gewerkschaft forderte mehr Geld für die Arbeiter, die seit Tagen nicht mehr arbeiten können.\n"
)


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the package is installed into."""
    folder = tmp_path_factory.mktemp("target")
    words = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--target")
    subprocess.run([sys.executable, *words, folder, PACKAGE], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def desk(plugged: Plugged, plugins: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of what only the plug-ins can read."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "reports").mkdir()
    (folder / "reports" / "wire.txt").write_text(WIRE)
    (folder / "reports" / "kiel.txt").write_text(GERMAN, encoding="utf8")
    done = plugged("add", "reports", "--workers", "2", plugins=plugins, cwd=folder)
    assert done.stdout.startswith("3 added, 0 as new versions, 0 unchanged, 1 in quarantine."), done.stderr
    assert "reports/wire.txt:3: NoArticle: Story 3 has no text." in done.stderr
    return folder


def test_each_of_its_plug_ins_is_listed(plugged: Plugged, plugins: Path, desk: Path) -> None:
    assert plugged("plugins", plugins=plugins, cwd=desk).stdout.splitlines() == [
        "intake      wire · onrecord-examples 1.0.0",
        "extractors  storms · onrecord-examples 1.0.0",
        "exporters   markdown · onrecord-examples 1.0.0",
        "languages   de · onrecord-examples 1.0.0",
        "votes       ports · onrecord-examples 1.0.0",
    ]


def test_the_wires_particulars_are_the_reports(plugged: Plugged, plugins: Path, desk: Path) -> None:
    listed = plugged("reports", "--publisher", "Northern Wire", plugins=plugins, cwd=desk).stdout
    assert listed.startswith("Hurricane strikes Havana\n")
    assert "reports/wire.txt#nw-1" in listed


def test_the_extractors_figure_is_on_record(plugged: Plugged, plugins: Path, desk: Path) -> None:
    lines = json.loads(plugged("figures", "--format", "json", plugins=plugins, cwd=desk).stdout)
    [line] = [one for one in lines if one["record"]["unit"] == "category"]
    assert (line["record"]["value"], line["record"]["place"]["name"]) == (4, "Havana")
    assert (line["claimant"], line["record"]["rule"]) == ("weather service", "plugin.storms:strengths")


def test_the_councils_rules_say_whether_it_binds(plugged: Plugged, plugins: Path, desk: Path) -> None:
    [line] = json.loads(plugged("votes", "--format", "json", plugins=plugins, cwd=desk).stdout)
    assert (line["record"]["members"], line["record"]["binding"]) == (9, True)


def test_who_is_quoted_in_german_is_on_record(plugged: Plugged, plugins: Path, desk: Path) -> None:
    said = plugged("statements", "--actor", "Bauer", plugins=plugins, cwd=desk).stdout
    assert "Anna Bauer asserts · direct" in said
    assert "„Wir werden alles tun" in said


def test_the_exporter_writes_its_format(plugged: Plugged, plugins: Path, desk: Path) -> None:
    done = plugged("export", "markdown", "-o", "events.md", plugins=plugins, cwd=desk)
    assert done.returncode == 0
    assert (desk / "events.md").read_text("utf8").startswith("- **")


def test_the_record_holds_to_the_letter_without_them(plugged: Plugged, plugins: Path, desk: Path) -> None:
    done = plugged("verify", plugins=desk / "none", cwd=desk)
    assert done.returncode == 0, done.stdout + done.stderr
