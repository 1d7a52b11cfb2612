"""Who comes in, and how."""

import re
from pathlib import Path

import pytest
from litestar.testing import TestClient

from onrecord.errors import AccessError
from onrecord.pipeline.record import open_record
from onrecord.serve.app import App, make_app
from tests.serve.access.conftest import PASSWORD, log_in
from tests.serve.conftest import BASE


def test_nobody_is_let_in_without_an_account_where_others_can_ask(copied: Path) -> None:
    with pytest.raises(AccessError, match=r"onrecord accounts add NAME --role owner"):
        make_app(copied, host="0.0.0.0")


def test_whoever_sits_at_the_machine_needs_no_account(client: TestClient[App]) -> None:
    assert client.get("/accounts").status_code == 200


def test_a_stranger_is_led_to_the_log_in_and_then_on(stranger: TestClient[App]) -> None:
    led = stranger.get("/timeline?actor=Chile", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (303, "/login?to=%2Ftimeline%3Factor%3DChile")
    told = {"name": "ruth", "password": PASSWORD, "to": "/timeline?actor=Chile"}
    on = stranger.post("/login", data=told, headers={"Origin": BASE}, follow_redirects=False)
    assert on.headers["location"] == "/timeline?actor=Chile"
    assert stranger.get("/timeline").status_code == 200


def test_a_program_without_a_token_is_refused(stranger: TestClient[App]) -> None:
    answered = stranger.get("/timeline.json")
    assert (answered.status_code, answered.json()["says"]) == (401, "Log in first.")


def test_a_token_opens_the_record_for_a_program_until_it_is_ended(
    stranger: TestClient[App], guarded: Path
) -> None:
    with open_record(guarded) as record:
        token = record.access.token("ruth", label="nightly")
        bearing = {"Authorization": f"Bearer {token}"}
        assert stranger.get("/timeline.json", headers=bearing).status_code == 200
        (number,) = next(line for line in record.access.accounts() if line.name == "ruth").tokens
        record.access.end_token(number)
    assert stranger.get("/timeline.json", headers=bearing).status_code == 401


@pytest.mark.parametrize(("name", "password"), [("ruth", "not her password"), ("nobody", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    stranger: TestClient[App], name: str, password: str
) -> None:
    told = {"name": name, "password": password}
    answered = stranger.post("/login", data=told, headers={"Origin": BASE})
    assert answered.status_code == 401
    assert "There is no such name with such a password." in answered.text


def test_after_five_failures_the_right_password_has_to_wait(stranger: TestClient[App]) -> None:
    for _ in range(5):
        assert log_in(stranger, "ruth", "not her password") == 401
    assert log_in(stranger, "ruth") == 429
    assert log_in(stranger, "rene") == 303


def test_logging_out_ends_the_session_for_whoever_kept_its_key(stranger: TestClient[App]) -> None:
    log_in(stranger, "ruth")
    session = stranger.cookies["onrecord"]
    stranger.post("/logout", headers={"Origin": BASE}, follow_redirects=False)
    stranger.cookies.set("onrecord", session, domain="127.0.0.1")
    assert stranger.get("/timeline.json").status_code == 401


def test_a_new_password_ends_the_sessions(stranger: TestClient[App], guarded: Path) -> None:
    log_in(stranger, "ruth")
    with open_record(guarded) as record:
        record.access.change("ruth", password="another long password")
    assert stranger.get("/timeline.json").status_code == 401


def test_the_sessions_key_is_out_of_the_reach_of_scripts_and_of_other_sites(stranger: TestClient[App]) -> None:
    told = {"name": "ruth", "password": PASSWORD}
    answered = stranger.post("/login", data=told, headers={"Origin": BASE}, follow_redirects=False)
    cookie = answered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert re.search(r"samesite=strict", cookie)


def test_no_key_stands_in_the_record_as_it_is(stranger: TestClient[App], guarded: Path) -> None:
    log_in(stranger, "ruth")
    with open_record(guarded) as record:
        token = record.access.token("ruth")
        held = b"".join(file.read_bytes() for file in guarded.parent.iterdir())
    for secret in (token, stranger.cookies["onrecord"], PASSWORD):
        assert secret.encode() not in held


def test_another_sites_page_can_change_nothing(stranger: TestClient[App]) -> None:
    log_in(stranger, "olga")
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        answered = stranger.post("/accounts", data={"do": "close", "name": "ruth"}, headers=headers)
        assert answered.status_code == 403
        assert "Another site" in answered.text


def test_a_foreign_name_that_leads_to_this_machine_reads_nothing(client: TestClient[App]) -> None:
    answered = client.get("/timeline.json", headers={"Host": "elsewhere.example"})
    assert answered.status_code == 403


def test_the_last_owner_stays(stranger: TestClient[App]) -> None:
    log_in(stranger, "olga")
    answered = stranger.post("/accounts", data={"do": "close", "name": "olga"}, headers={"Origin": BASE})
    assert answered.status_code == 400
    assert "is the last owner" in answered.text


def test_what_is_done_is_in_the_log(stranger: TestClient[App]) -> None:
    log_in(stranger, "olga", "not her password")
    log_in(stranger, "olga")
    stranger.post("/accounts", data={"do": "close", "name": "ruth"}, headers={"Origin": BASE})
    told = [
        (line.get("account"), line["did"], line.get("about")) for line in stranger.get("/log.json").json()["lines"]
    ]
    assert told == [
        ("olga", "account: close", "ruth"), ("olga", "logged in", None), (None, "failed to log in", "olga"),
    ]  # fmt: skip
