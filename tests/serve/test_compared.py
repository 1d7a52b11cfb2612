"""A comparison, as programs ask for it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.errors import RecordError, UnknownId
from onrecord.pipeline.record import Record, open_record
from onrecord.serve.app import App, make_app
from tests.serve.conftest import BASE, serving

ROWS = Path(__file__).parents[2] / "examples" / "outside" / "acled.csv"


@pytest.fixture(scope="module")
def brought(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample reports' record with ACLED's rows beside it."""
    file = Path(shutil.copy(samples, tmp_path_factory.mktemp("compared") / "record.db"))
    with open_record(file) as record:
        record.import_outside(ROWS)
    return file


@pytest.fixture
def asking(brought: Path) -> Iterator[TestClient[App]]:
    with TestClient(make_app(brought), base_url=BASE) as client:
        yield client


@pytest.fixture
def there(brought: Path) -> Iterator[Record]:
    """The same, asked of its server."""
    with serving(make_app(brought)) as address, open_record(address) as record:
        yield record


def test_data_sets_are_listed(asking: TestClient[App]) -> None:
    [dataset] = asking.get("/outside.json").json()["rows"]
    assert (dataset["name"], dataset["rows"]) == ("acled", 7)


def test_a_comparison_comes_in_parts_with_all_its_numbers(asking: TestClient[App]) -> None:
    asked = "/compare.json?dataset=acled&since=2025-08-01&until=2025-09-30&size=4"
    first = asking.get(asked).json()
    second = asking.get(f"{asked}&cursor={first['next']}").json()
    assert (len(first["rows"]), first["summary"]) == (4, second["summary"])
    assert first["rows"] != second["rows"]


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("dataset=gdelt", 404, "no data set 'gdelt'"),
        ("", 400, "dataset"),
        ("dataset=acled&speaker=Nhaca", 400, "a comparison is not asked by 'speaker'"),
        ("dataset=acled&within=99", 400, "within"),
    ],
    ids=["unknown", "none", "speaker", "within"],
)
def test_what_can_not_be_compared_is_said(asking: TestClient[App], asked: str, status: int, says: str) -> None:
    answered = asking.get(f"/compare.json?{asked}")
    assert answered.status_code == status
    assert says in answered.json()["says"]


def test_a_served_record_compares_as_the_record_does(there: Record, brought: Path) -> None:
    with open_record(brought) as here:
        assert there.compare("acled", actor="Mozambique", window=2) == here.compare(
            "acled", actor="Mozambique", window=2
        )
        with pytest.raises(UnknownId):
            there.compare("gdelt")
        with pytest.raises(RecordError, match="a served record has no 'import_outside'"):
            there.import_outside("acled.csv")
