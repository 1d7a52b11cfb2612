"""Every page: it is there, says the same as JSON, and opens in a browser without a word of complaint."""

import pytest
from litestar.testing import TestClient
from playwright.sync_api import Page as Tab

from onrecord.serve.app import App, pages

PATHS = [page.path for page in pages() if page.template and "{" not in page.path and page.path != "/actor"]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_a_json_twin(client: TestClient[App], path: str) -> None:
    shown = client.get(path)
    twin = client.get(f"{path.rstrip('/') or '/desk'}.json")
    assert (shown.status_code, shown.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert (twin.status_code, twin.headers["content-type"]) == (200, "application/json")
    assert twin.json()


@pytest.mark.parametrize("path", PATHS)
def test_a_page_opens_in_a_browser(visit: Tab, path: str) -> None:
    answered = visit.goto(path, wait_until="networkidle")
    assert answered is not None
    assert answered.status == 200
    assert visit.locator("main").inner_text().strip()


def test_an_address_without_a_page_says_so(client: TestClient[App]) -> None:
    answered = client.get("/nowhere")
    assert answered.status_code == 404
    assert "There is nothing at this address." in answered.text


def test_a_date_that_is_none_is_named(client: TestClient[App]) -> None:
    answered = client.get("/timeline.json?since=yesterday")
    assert answered.status_code == 400
    assert answered.json()["says"] == "'yesterday' is no date. Write it as 2024-03-27, 2024-03 or 2024."


def test_a_confidence_that_is_none_is_named(client: TestClient[App]) -> None:
    for told in ("much", "1.5", "nan"):
        answered = client.get(f"/timeline.json?min_confidence={told}")
        assert (answered.status_code, f"'{told}' is no confidence" in answered.text) == (400, True)


def test_every_answer_forbids_what_is_not_ours(client: TestClient[App]) -> None:
    for path in ("/", "/nowhere", "/timeline.json", "/static/onrecord.css", "/openapi.json"):
        assert "script-src 'self';" in client.get(path).headers["content-security-policy"]


def test_every_twin_is_in_the_description_of_the_interface(client: TestClient[App]) -> None:
    described = client.get("/openapi.json").json()["paths"]
    paths = {page.path.replace(":str", "").replace(":int", "").rstrip("/") or "/desk" for page in pages()}
    assert {f"{path}.json" for path in paths} <= set(described)
