"""Backups, restoring and compacting, as a user types them, on the sample reports."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import copy

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Path:
    """A record of the samples that is this test's own."""
    copy(samples, tmp_path / "own.db")
    return tmp_path / "own.db"


def _listed(onrecord: Run, record: Path) -> bytes:
    return onrecord("export", "jsonl", "--of", "readings", "--record", record).stdout


def test_a_record_is_kept_and_put_back(onrecord: Run, own: Path, tmp_path: Path) -> None:
    before = _listed(onrecord, own)
    done = onrecord("backup", tmp_path / "kept.db", "--record", own)
    assert done.returncode == 0, done.stderr
    told, hashed = done.stdout.decode().splitlines()
    assert told.startswith(f"{tmp_path / 'kept.db'}: 16 reports, 16 readings, ")
    assert hashed == f"sha256 {sha256((tmp_path / 'kept.db').read_bytes()).hexdigest()}"
    assert b"--replace" in onrecord("backup", tmp_path / "kept.db", "--record", own).stderr

    [gone, *_] = json.loads(onrecord("reports", "--format", "json", "--record", own).stdout)
    onrecord("remove", gone["id"], "--why", "an order", "--by", "ana", "--record", own)
    refused = onrecord("restore", tmp_path / "kept.db", "--record", own)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"there is a record already. Give another place with --record" in refused.stderr
    done = onrecord("restore", tmp_path / "kept.db", "--record", own, "--replace")
    assert done.returncode == 0, done.stderr
    told, kept = done.stdout.decode().splitlines()
    assert told.startswith(f"{own}: 15 reports, 15 readings, ")
    assert Path(kept.removeprefix("What was there is kept: ")).exists()
    assert gone["id"] in done.stderr.decode()

    assert onrecord("restore", tmp_path / "kept.db", "--record", tmp_path / "new.db").returncode == 0
    assert _listed(onrecord, tmp_path / "new.db") == before


def test_a_record_is_compacted(onrecord: Run, own: Path) -> None:
    before = _listed(onrecord, own)
    done = onrecord("compact", "--record", own)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().endswith(" MB now.\n")
    told = json.loads(onrecord("compact", "--record", own, "--format", "json").stdout)
    assert told["after"] == own.stat().st_size
    assert _listed(onrecord, own) == before


def test_what_is_no_backup_is_refused(onrecord: Run, own: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("No record. " * 500)
    done = onrecord("restore", tmp_path / "notes.txt", "--record", tmp_path / "new.db")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith(f"onrecord: {tmp_path / 'notes.txt'}: it is damaged, or no record")
    assert onrecord("backup", tmp_path / "kept.db", "--record", tmp_path / "none.db").returncode == 1
    assert not (tmp_path / "kept.db").exists()
