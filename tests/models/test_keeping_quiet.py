"""A reading leaves no trace outside of what was asked for, and tells nobody."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import EXAMPLES

REPORT = EXAMPLES / "lithium-road" / "2025-05-09-visit-called-off.txt"


def test_a_reading_keeps_nothing_in_its_reader_s_home(tmp_path: Path) -> None:
    """onnxruntime keeps a number of the machine there, which it tells its maker, where it is not told not to."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "XDG_", "ONRECORD_"))
    }
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", str(REPORT)],
        cwd=tmp_path,
        env=environment | {"HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert b"CONSULT" in done.stdout
    assert list(tmp_path.rglob("*")) == []
