"""A record that people log in to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE

PASSWORD = "a long enough password"


@pytest.fixture(scope="session")
def with_accounts(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record with an account of each role: hashing a password takes long, as it is meant to."""
    file = Path(shutil.copy(samples, tmp_path_factory.mktemp("accounts") / "samples.db"))
    with open_record(file) as record:
        for name, role in (("olga", "owner"), ("rene", "reviewer"), ("ruth", "reader")):
            record.access.add(name, role, password=PASSWORD)  # type: ignore[arg-type]
    return file


@pytest.fixture
def guarded(with_accounts: Path, tmp_path: Path) -> Path:
    """A copy of it, to be written to."""
    return Path(shutil.copy(with_accounts, tmp_path / "samples.db"))


@pytest.fixture
def stranger(guarded: Path) -> Iterator[TestClient[App]]:
    """A browser that nobody has logged in with."""
    with TestClient(make_app(guarded), base_url=BASE) as client:
        yield client


def log_in(client: TestClient[App], name: str, password: str = PASSWORD) -> int:
    """Log in as a person does; the status of the answer."""
    answered = client.post(
        "/login", data={"name": name, "password": password}, headers={"Origin": BASE}, follow_redirects=False
    )
    return answered.status_code
