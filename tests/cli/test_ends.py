"""How a call ends where something outside it goes wrong: a closed pipe, a full disk, a wrong path or file."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import onrecord as group
from onrecord.errors import GoldError


@pytest.mark.parametrize("form", ["text", "csv"])
def test_a_reader_that_leaves_early_is_no_error(samples: Path, form: str) -> None:
    command = [str(Path(sys.executable).parent / "onrecord"), "actors", "--record", str(samples)]
    with subprocess.Popen([*command, "--format", form], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_one_line_and_exit_code_1(samples: Path) -> None:
    command = [str(Path(sys.executable).parent / "onrecord"), "votes", "--record", str(samples)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"onrecord: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("given", ["2024-03-28junk", "2024-03-28T99:99", "nonsense"])
def test_a_date_is_checked_to_its_end(given: str) -> None:
    done = CliRunner().invoke(group, ["timeline", "--to", given])
    assert done.exit_code == 2
    assert "is no ISO 8601 day" in done.output


def test_gold_that_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_bytes(b'\xff\xfe{"id":1}\n')
    done = CliRunner().invoke(group, ["evaluate", "times", str(gold)])
    assert isinstance(done.exception, GoldError)
    assert f"{gold}:1" in str(done.exception)


def test_predictions_into_a_missing_folder_are_refused_before_the_run(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("no gold at all")
    done = CliRunner().invoke(group, ["evaluate", "times", str(gold), "--predictions", str(tmp_path / "no" / "p")])
    assert done.exit_code == 2
    assert "is not there" in done.output
