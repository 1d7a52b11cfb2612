from pathlib import Path

import pytest


@pytest.fixture
def where(file: Path) -> Path:
    return file
