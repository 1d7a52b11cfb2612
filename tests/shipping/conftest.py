"""What is handed out, built once from this checkout, with no network and no environment of its own."""

from pathlib import Path
from typing import NamedTuple

import pytest

from shipping.build import ROOT, build, unpack

AT = 1_700_000_000
"""Some moment to bear: this checkout may have no commit."""


class Built(NamedTuple):
    """The files, and the folder of the unpacked sdist, where ``again`` was built."""

    sdist: Path
    wheel: Path
    again: Path
    unpacked: Path


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sdist and the wheel of this checkout, and the wheel of that sdist."""
    folder = tmp_path_factory.mktemp("built")
    sdist = build(ROOT, "sdist", folder, AT)
    unpacked = unpack(sdist, folder / "unpacked")
    wheel = build(ROOT, "wheel", folder, AT)
    return Built(sdist, wheel, build(unpacked, "wheel", folder / "again", AT), unpacked)
