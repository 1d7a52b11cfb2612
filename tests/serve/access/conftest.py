"""A record that people log in to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE

PASSWORD = "a long enough password"


@pytest.fixture
def guarded(copied: Path) -> Path:
    """A copy of the record with an account of each role."""
    with open_record(copied) as record:
        for name, role in (("olga", "owner"), ("rene", "reviewer"), ("ruth", "reader")):
            record.access.add(name, role, password=PASSWORD)  # type: ignore[arg-type]
    return copied


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
