"""``onrecord check``: own names are looked over before they are used."""

import json
from pathlib import Path

from tests.cli.conftest import Run

OWN = """
[[actors]]
name = "Hamas"
aliases = ["the Movement"]
country = "PSE"
sector = "PTY"

[[places]]
name = "Qarvesh"
country = "GEO"
latitude = 42.31
longitude = 44.12
"""


def test_what_a_file_adds_is_printed_with_what_it_stands_before(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "crisis.toml").write_text(OWN)
    done = onrecord("check", "crisis.toml", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[:3] == [
        "actor   Hamas · also the Movement · PSEPTY · organization",
        "        before the body 'Hamas'",
        "place   Qarvesh · city · GEO · 42.31, 44.12",
    ]
    assert done.stdout.decode().splitlines()[3].startswith("1 actor, 1 place. Readings by them say 'own names ")


def test_without_a_file_those_of_the_settings_are_checked(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "crisis.toml").write_text(OWN)
    (tmp_path / "onrecord.toml").write_text('own = ["crisis.toml"]')
    done = onrecord("check", "--format", "json", cwd=tmp_path)
    assert [entry["name"] for entry in json.loads(done.stdout)["entries"]] == ["Hamas", "Qarvesh"]


def test_a_file_that_cant_be_used_ends_it(onrecord: Run, tmp_path: Path) -> None:
    (tmp_path / "crisis.toml").write_text(OWN.replace("42.31", "142.31"))
    done = onrecord("check", "crisis.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == b""
    assert "crisis.toml, line 11, places 1 (Qarvesh): latitude is 142.31." in done.stderr.decode()
