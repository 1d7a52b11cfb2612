"""The description of the interface holds: every answer is as it says, whatever is asked as it says."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from litestar.testing import TestClient
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.pipeline.record import Record, open_record
from onrecord.serve.app import App, make_app
from onrecord.serve.asked import cursor_at
from tests.serve.conftest import BASE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
REPORT = "Kenya called off talks with Uganda on Tuesday."
Described = dict[str, Any]


@pytest.fixture(scope="module")
def described(app: App) -> Described:
    return app.described


@pytest.fixture(scope="module")
def saved(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample record with something in every list: a decision, a saved search, what could not be read."""
    file = Path(shutil.copy(samples, tmp_path_factory.mktemp("described") / "samples.db"))
    (file.parent / "empty.txt").touch()
    with open_record(file) as record:
        record.add(file.parent / "empty.txt", workers=1)
        record.import_outside(Path(__file__).parents[2] / "examples" / "outside" / "acled.csv")
        record.saved.add("Visits", "search", {"query": "visit"})
        record.saved.add("Everything", "timeline", {})
        record.saved.see(1, to="")
        for toll in ("40", "45"):
            record.add_text(f"{REPORT} The toll in the north rose to {toll}.", url="https://fjord.example/talks")
        event, other = next(record.timeline()).id, next(record.statements()).id
        record.reject(event, why="of another year")
        record.correct(other, {"date": "2024-03-01"})
        pair = record.proposals(limit=1)[0]
        record.merge(pair.one, pair.other, about=pair.about or "copy")
    return file


@pytest.fixture
def asking(saved: Path) -> Iterator[TestClient[App]]:
    with TestClient(make_app(saved), base_url=BASE) as client:
        yield client


def check(described: Described, address: str, status: int, told: Any, method: str = "get") -> None:
    """The answer is as described, with no field that is not."""
    content = described["paths"][address][method]["responses"][str(status)]["content"]
    [schema] = [one["schema"] for one in content.values()]
    named = {name: _closed(one) for name, one in described["components"]["schemas"].items()}
    Draft202012Validator({**_closed(schema), "components": {"schemas": named}}).validate(told)


def _closed(schema: Described) -> Described:
    return schema | {"additionalProperties": False} if "properties" in schema else schema


def addresses(record_at: Path) -> dict[str, list[str]]:
    """What to ask at each address that needs more than itself; several where answers have several forms."""
    with open_record(record_at) as record:
        event = next(record.timeline())
        statement = next(line for line in record.statements(newest=True) if line.speaker)
        figure, vote, change = next(record.figures()), next(record.votes()), next(record.changes())
        family = next(record.families())
        story = max(record.stories(), key=lambda line: line.reports)
        ids = (event.id, statement.id, figure.id, vote.id, change.id, next(record.actors()).id)
        return {
            "/records/{id}.json": [f"/records/{id}.json" for id in ids],
            "/reports/{id}.json": [f"/reports/{line.report.id}.json" for line in (event, statement, figure, vote)],
            "/stories/{id}.json": [f"/stories/{story.id}.json"],
            "/copies/{report}.json": [f"/copies/{family.cleanest.id}.json"],
            "/actor.json": [f"/actor.json?name={name}" for name in (event.actors[0], statement.speaker)],
            "/search.json": ["/search.json", "/search.json?q=visit&over_time=true"],
            "/occurrences.json": [
                f"/occurrences.json?kind={kind}" for kind in ("event", "statement", "figure", "vote")
            ],
            "/statements.json": ["/statements.json?size=200", "/statements.json?each=true"],
            "/figures.json": ["/figures.json?type=killed"],
            "/compare.json": ["/compare.json?dataset=acled&size=200"],
            "/saved/{number}.json": ["/saved/1.json", "/saved/2.json", "/saved/2.json?as_of=2020-01-01"],
            "/saved/{number}/feed.json": ["/saved/2/feed.json"],
            "/saved/{number}/atom": [],
        }


def test_every_answer_is_as_described(saved: Path, asking: TestClient[App], described: Described) -> None:
    told = addresses(saved)
    empty = []
    for address, methods in described["paths"].items():
        if "get" not in methods:
            continue
        for asked in told.get(address, [address]):
            answered = asking.get(asked)
            assert answered.status_code == 200, (asked, answered.text)
            check(described, address, 200, answered.json())
            if answered.json().get("rows") == []:
                empty.append(asked)
    assert empty == ["/search.json"]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("/reports.json", {"text": REPORT, "published": "2024-03-27"}),
        ("/saved.json", {"do": "add", "name": "Kenya", "list": "timeline", "filters": {"actor": "KEN"}}),
        ("/accounts.json", {"do": "add", "name": "ana", "role": "owner", "password": "a long enough password"}),
    ],
)
def test_what_is_done_is_told_as_described(
    copied: Path, described: Described, address: str, asked: Described
) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        answered = client.post(address, json=asked)
    assert answered.status_code == 201
    check(described, address, 201, answered.json(), "post")


def test_a_decision_is_told_as_described(copied: Path, described: Described) -> None:
    with TestClient(make_app(copied), base_url=BASE) as client:
        row = client.get("/timeline.json?size=1").json()["rows"][0]
        for asked in ({"verb": "correct", "fields": {"status": "planned", "date": "2024"}}, {"verb": "accept"}):
            answered = client.post("/decisions.json", json={**asked, "id": row["id"]})
            check(described, "/decisions.json", 201, answered.json(), "post")


@pytest.mark.parametrize(
    ("asked", "address", "refused"),
    [
        ("/timeline.json?since=yesterday", "/timeline.json", (400, "RecordError")),
        ("/timeline.json?size=0", "/timeline.json", (400, "RecordError")),
        ("/occurrences.json?kind=war", "/occurrences.json", (400, "RecordError")),
        ("/records/0.json", "/records/{id}.json", (404, "UnknownId")),
        ("/actor.json?name=nobody", "/actor.json", (404, "UnknownId")),
        ("http://elsewhere.example/timeline.json", "/timeline.json", (403, "AccessError")),
    ],
)
def test_a_refusal_is_told_as_described(
    client: TestClient[App], described: Described, asked: str, address: str, refused: tuple[int, str]
) -> None:
    answered = client.get(asked)
    assert (answered.status_code, answered.json()["error"]) == refused
    check(described, address, answered.status_code, answered.json())


def test_whoever_brings_no_token_is_told_so_as_described(copied: Path, described: Described) -> None:
    with open_record(copied) as record:
        record.access.add("ruth", "reader", password="a long enough password")
    with TestClient(make_app(copied), base_url=BASE) as client:
        answered = client.get("/timeline.json")
    assert (answered.status_code, answered.json()["error"]) == (401, "AccessError")
    check(described, "/timeline.json", 401, answered.json())


@pytest.mark.parametrize("number", ["9223372036854775808", "-9" * 20, "9" * 4000])
def test_a_number_that_no_record_can_hold_is_no_fault_of_ours(client: TestClient[App], number: str) -> None:
    for address in (f"/stories/{number}.json", f"/saved/{number}.json", f"/log.json?before={number}"):
        assert client.get(address).status_code in (400, 404), address
    told = {"verb": "undo", "undoes": 2**62}
    assert client.post("/decisions.json", json=told).status_code == 400


@pytest.mark.parametrize("deep", ['{"x": ' * 5000, '{"verb": "correct", "id": "0", "fields": {"x": ' + "[" * 900])
def test_what_is_nested_too_deeply_is_refused(client: TestClient[App], deep: str) -> None:
    closed = deep + "".join("}" if one == "{" else "]" for one in reversed(deep) if one in "{[")
    for sent in (deep, closed.replace(": }", ": 1}")):
        answered = client.post("/decisions.json", content=sent, headers={"Content-Type": "application/json"})
        assert answered.status_code in (400, 404)


def test_what_can_be_done_at_an_address_is_told_to_whoever_asks(client: TestClient[App]) -> None:
    answered = client.options("/timeline.json")
    assert (answered.status_code, set(answered.headers["allow"].split(", "))) == (204, {"GET", "OPTIONS"})


def _known(record: Record) -> dict[str, list[Any]]:
    """What finds something: anything else alone would find nothing."""
    lists = (record.timeline, record.statements, record.figures, record.votes, record.changes, record.actors)
    ids: list[str] = [next(ask()).id for ask in lists]  # type: ignore[attr-defined]
    reports = [next(record.families()).cleanest.id, *(id.partition(".")[0] for id in ids)]
    return {
        "id": ids, "/reports/{id}.json": reports, "/stories/{id}.json": [next(record.stories()).id],
        "other": ids, "report": reports, "number": [1],
        "name": list(next(record.timeline()).actors), "actor": list(next(record.timeline()).actors),
        "since": ["2024-01"], "until": ["2024-05-31"], "cursor": ["", cursor_at(1)], "min_confidence": ["", "0.5"],
        "q": ["visit"], "list": ["timeline", "search"], "text": [REPORT], "published": ["2024-03-28"],
        "undoes": [1, 2**63], "fields": [{"status": "planned"}, {"date": "2024-05"}], "as_of": ["2024-03-28"],
    }  # fmt: skip


def _ask(record_at: Path, examples: int) -> int:
    """Ask everything that is described, each in so many ways, as an owner; gives how many things there are."""
    with open_record(record_at) as record:
        known = _known(record)
        record.saved.add("Visits", "search", {"query": "visit"})
        record.access.add("olga", "owner")
        token = record.access.token("olga")
    app = make_app(record_at)
    described = schemathesis.openapi.from_dict(app.described)
    described.app = app
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    with asgi.get_client(app) as client:  # type: ignore[arg-type]
        for operation in operations:

            @settings(
                max_examples=examples, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )  # fmt: skip
            @given(case=operation.as_strategy(), data=st.data())
            def asks(case: schemathesis.Case[Any], data: st.DataObject) -> None:
                places: list[Any] = [case.path_parameters, case.query, case.body]
                for told in places:
                    for name in known.keys() & (told.keys() if isinstance(told, dict) else ()):
                        if not data.draw(st.booleans()):
                            told[name] = data.draw(st.sampled_from(known.get(case.operation.path, known[name])))
                headers = {"Authorization": f"Bearer {token}"}
                case.call_and_validate(base_url=BASE, session=client, headers=headers, checks=CHECKS)

            asks()
    return len(operations)


def test_whatever_is_asked_is_answered_as_described(copied: Path) -> None:
    assert _ask(copied, 2) > 30


@pytest.mark.endurance
def test_whatever_is_asked_for_long_is_answered_as_described(copied: Path) -> None:
    assert _ask(copied, 100) > 30
