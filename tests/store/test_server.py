"""A record on a server: what is said where it can't be opened, and who may do what."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from onrecord.errors import NotText, RecordError
from onrecord.store import Store
from tests.databases import Server, ask, change
from tests.store.reports import TEXT, reading


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """A database with an empty record."""
    with server.database() as url:
        yield url


@pytest.fixture(scope="module")
def ana(server: Server) -> str:
    """A role that has a password, and is asked for it."""
    server.run("CREATE ROLE ana LOGIN PASSWORD 'right'")
    [(folder,)] = ask(server.url, "SELECT current_setting('data_directory')")
    rules = Path(folder) / "pg_hba.conf"
    rules.write_text(f"local all ana scram-sha-256\n{rules.read_text()}")
    server.run("SELECT pg_reload_conf()")
    return "ana"


def _as(url: str, role: str, password: str | None = None) -> str:
    return make_url(url).set(username=role, password=password).render_as_string(hide_password=False)


def _said(url: str, *, create: bool = True) -> str:
    with pytest.raises(RecordError) as caught:
        Store(url, create=create)
    return str(caught.value)


def test_where_no_server_answers_the_address_is_asked_for() -> None:
    said = _said("postgresql://ana:secret@127.0.0.1:1/crisis")
    assert said.startswith("postgresql://ana:***@127.0.0.1:1/crisis: it can't be opened as a record: connection")
    assert "Is a server running there, and is the address right" in said


def test_a_database_that_is_not_there_is_to_be_made(server: Server) -> None:
    said = _said(server.url_of("nowhere"))
    assert 'database "nowhere" does not exist. Make it, once: CREATE DATABASE' in said


@pytest.mark.parametrize("password", ["mistaken", None])
def test_a_wrong_password_is_told_and_never_shown(ana: str, url: str, password: str | None) -> None:
    said = _said(_as(url, ana, password))
    assert "~/.pgpass" in said
    assert "mistaken" not in said


def test_a_password_in_the_address_is_not_shown(ana: str, url: str) -> None:
    change(url, "GRANT SELECT ON alembic_version TO ana")
    with Store(_as(url, ana, "right")) as store:
        assert "right" not in f"{store.where} {store!r}"
        with pytest.raises(RecordError) as caught:
            store.add(reading(), series="lindau")
    assert "right" not in str(caught.value)


def test_a_password_with_an_at_sign_in_it_does_not_come_out_as_a_host() -> None:
    assert "cr:et" not in _said("postgresql://ana:se@cr:et@host/crisis")


def test_a_missing_driver_is_to_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert 'pip install "onrecord[postgres]"' in _said("postgresql://host/crisis")


def test_another_driver_is_refused() -> None:
    assert "Write postgresql://" in _said("postgresql+psycopg2://host/crisis")


def test_a_record_that_is_only_asked_is_not_made(server: Server) -> None:
    with server.database(record=False) as url:
        assert "there is no record here. Make one with: onrecord add" in _said(url, create=False)
        assert ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'") == []


def test_another_programs_database_is_left_alone(server: Server) -> None:
    with server.database(record=False) as url:
        change(url, "CREATE TABLE recipes (name TEXT)")
        assert "a database, but no record" in _said(url)


def test_a_record_of_a_newer_version_is_not_touched(url: str) -> None:
    change(url, "UPDATE alembic_version SET version_num = '9999'")
    assert "a newer OnRecord made it" in _said(url)


def test_a_database_that_does_not_keep_every_letter_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE letters TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    assert "this one is SQL_ASCII" in _said(server.url_of("letters"))


def test_a_record_that_is_up_to_date_is_opened_without_the_machinery_of_migrations(url: str) -> None:
    opening = "import sys; from onrecord.store import Store; Store(sys.argv[1]); print('alembic' in sys.modules)"
    opened = subprocess.run([sys.executable, "-c", opening, url], capture_output=True, text=True, check=True)
    assert opened.stdout == "False\n"


def test_a_role_that_may_only_select_reads_and_is_told_so_where_it_writes(ana: str, url: str) -> None:
    with Store(url) as store:
        store.add(reading(), series="lindau")
    change(url, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO ana")
    with Store(_as(url, ana, "right"), create=False) as store:
        assert len(list(store.lines("event", {}, bar=0.5))) == 2
        with pytest.raises(RecordError, match=r"permission denied .* Your role may not do this"):
            store.judge("reject", f"{reading().report.id}.e1", by="ana")


def test_a_report_that_a_server_cannot_keep_is_refused_with_its_reason(url: str) -> None:
    with Store(url) as store:
        with pytest.raises(NotText, match="NUL character in it, which PostgreSQL"):
            store.add(reading(publisher="The\0Courier"), series="lindau")
        assert list(store.reports({})) == []
        with pytest.raises(RecordError, match="nothing in it holds a NUL character"):
            list(store.lines("event", {"publisher": "The\0Courier"}, bar=0.5))


def test_a_server_that_is_lost_on_the_way_is_told(server: Server, url: str) -> None:
    with Store(url) as store:
        store.add(reading(), series="lindau")
        store.add(reading(TEXT + "Later.\n"), series="later")
        readings = store.readings({}, bar=0.5)
        next(readings)
        _hang_up(server, url)
        with pytest.raises(RecordError, match=r"can't be read: .* Is the server still running\?"):
            next(readings)


def test_a_connection_that_was_lost_between_two_questions_is_made_anew(server: Server, url: str) -> None:
    with Store(url) as store:
        store.add(reading(), series="lindau")
        _hang_up(server, url)
        assert len(list(store.reports({}))) == 1


def _hang_up(server: Server, url: str) -> None:
    name = make_url(url).database
    server.run(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")


def test_of_a_large_record_every_record_is_found(url: str) -> None:
    change(url, "SELECT setval('readings_key_seq', 5000)")
    with Store(url) as store:
        store.add(reading(), series="lindau")
        assert store.search("visit", {}, bar=0.5).hits
