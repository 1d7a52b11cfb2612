"""The public names: all there, sorted, and imported only when they are used."""

import subprocess
import sys

import pytest

import onrecord


def test_the_names_are_sorted_and_few() -> None:
    assert onrecord.__all__ == sorted(onrecord.__all__)
    assert len(onrecord.__all__) <= 15
    assert dir(onrecord) == onrecord.__all__


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_name_can_be_used(name: str) -> None:
    assert getattr(onrecord, name).__name__ == name


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        getattr(onrecord, "write")  # noqa: B009


def test_importing_loads_nothing_heavy() -> None:
    told = "import sys, onrecord; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    modules = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert not {"spacy", "sqlalchemy", "msgspec", "numpy", "alembic"} & set(modules.split())


def test_asking_the_record_loads_no_model() -> None:
    told = "import sys, onrecord.pipeline.record; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert not {"spacy", "numpy", "alembic"} & set(modules.split())
