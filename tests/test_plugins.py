"""Plug-ins are found by their entry points; one that can't be used is named, and touches nobody else."""

import json
from pathlib import Path

import pytest

from tests.plugged import Plugged, installed_at

EXTRACTOR = "def found(doc):\n    return []\n"
TEXT = "Officials in Oslo said on Monday that talks with Chad were called off.\n"


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """Where packages are installed; a report stands beside it."""
    (tmp_path / "one.txt").write_text(TEXT)
    return tmp_path / "plugins"


def test_those_installed_are_listed_with_the_package_that_brings_each(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "quake-tools", EXTRACTOR, {"extractors": "quakes = MODULE:found"}, "2.1")
    done = plugged("plugins", plugins=plugins, cwd=plugins.parent)
    assert (done.returncode, done.stdout) == (0, "extractors  quakes · quake-tools 2.1\n")
    rows = json.loads(plugged("plugins", "--format", "json", plugins=plugins, cwd=plugins.parent).stdout)
    assert rows == [
        {"kind": "extractors", "name": "quakes", "distribution": "quake-tools", "version": "2.1", "error": None}
    ]


def test_one_that_cant_be_imported_is_named_before_anything_is_read(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "bad-tools", "import nothing_of_this_name\n", {"extractors": "bad = MODULE:found"})
    done = plugged("add", "one.txt", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert done.returncode == 1
    assert "bad_tools:found: the extractor plug-in 'bad' (bad-tools 1.0) can't be loaded: ModuleNotFoundError" in (
        done.stderr
    )
    assert "pip uninstall bad-tools" in done.stderr
    listed = plugged("reports", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert "bad-tools" not in listed.stderr + listed.stdout


def test_one_that_is_not_what_it_must_be_is_named(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "odd-tools", "found = 3\nBODIES = [3]\n", {"extractors": "odd = MODULE:found"})
    installed_at(plugins, "odd-bodies", "BODIES = [3]\n", {"votes": "odd = MODULE:BODIES"})
    installed_at(plugins, "odd-wire", "def read(file): ...\n", {"intake": "odd = MODULE"})
    done = plugged("plugins", plugins=plugins, cwd=plugins.parent)
    assert done.returncode == 1
    assert "the extractor plug-in 'odd' (odd-tools 1.0) is no function, but int." in done.stdout
    assert "the rules plug-in 'odd' (odd-bodies 1.0) has a body 3 that is none." in done.stdout
    assert "the format plug-in 'odd' (odd-wire 1.0) has no function looks_so." in done.stdout


@pytest.mark.parametrize("needed", ["8", '"most"'], ids=["a number", "another word"])
def test_voting_rules_whose_bodies_are_none_are_named_before_anything_is_read(
    plugged: Plugged, plugins: Path, needed: str
) -> None:
    code = f'from onrecord.data.own import Body\nBODIES = [Body(name="Ports Council", needed={needed})]\n'
    installed_at(plugins, "odd-bodies", code, {"votes": "odd = MODULE:BODIES"})
    done = plugged("add", "one.txt", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert done.returncode == 1
    assert "the rules plug-in 'odd' (odd-bodies 1.0) has a body 'Ports Council' that is none: " in done.stderr
    assert "`$.needed`" in done.stderr


def test_two_of_one_name_are_refused_with_both_packages(plugged: Plugged, plugins: Path) -> None:
    for name in ("quake-tools", "tremor-tools"):
        installed_at(plugins, name, EXTRACTOR, {"extractors": "quakes = MODULE:found"})
    done = plugged("read", "one.txt", plugins=plugins, cwd=plugins.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert "two extractor plug-ins are called 'quakes': that of quake-tools 1.0 and that of tremor-tools 1.0." in (
        done.stderr
    )


def test_an_exporter_that_cant_be_loaded_leaves_the_others_alone(plugged: Plugged, plugins: Path) -> None:
    installed_at(plugins, "bad-tools", "raise SystemExit(3)\n", {"exporters": "ledger = MODULE:FORMAT"})
    assert plugged("add", "one.txt", "--record", "r.db", plugins=plugins, cwd=plugins.parent).returncode == 0
    ours = plugged("export", "csv", "--of", "reports", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert (ours.returncode, len(ours.stdout.splitlines())) == (0, 2)
    theirs = plugged("export", "ledger", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert theirs.returncode == 1
    assert "the exporter plug-in 'ledger' (bad-tools 1.0) can't be loaded: SystemExit: 3." in theirs.stderr


def test_an_exporter_that_fails_is_named(plugged: Plugged, plugins: Path) -> None:
    code = (
        "from onrecord.export.formats import Format\n"
        "def write(record, out, of, filters):\n    return 1 // 0\n"
        "FORMAT = Format(ending='.x', says='x', holds=('events',), write=write)\n"
    )
    installed_at(plugins, "bad-tools", code, {"exporters": "ledger = MODULE:FORMAT"})
    plugged("add", "one.txt", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    done = plugged("export", "ledger", "--record", "r.db", plugins=plugins, cwd=plugins.parent)
    assert done.returncode == 1
    assert "the exporter plug-in 'ledger' (bad-tools 1.0) failed: ZeroDivisionError" in done.stderr


def test_an_exporter_that_is_called_as_one_of_ours_is_told_that_ours_is_written(
    plugged: Plugged, plugins: Path
) -> None:
    installed_at(plugins, "csv-tools", "FORMAT = None\n", {"exporters": "csv = MODULE:FORMAT"})
    done = plugged("plugins", plugins=plugins, cwd=plugins.parent)
    assert done.returncode == 1
    assert "OnRecord has a format 'csv' itself, which is the one that is written." in done.stdout
