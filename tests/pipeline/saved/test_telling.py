"""What is new in saved searches is posted and mailed: to a real server, and a real sink of mail."""

import json
import socketserver
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.record import Record, open_record
from onrecord.pipeline.saved import telling
from onrecord.pipeline.saved.telling import tell
from onrecord.settings import Settings
from tests.pipeline.fetching.site import Answer, Asked, Site, running
from tests.pipeline.saved.test_saved import ELSE, EVENING, MORNING, put


class Hook(Site):
    """Takes what is posted; answers with ``status``."""

    def __init__(self) -> None:
        super().__init__()
        self.address = self.url("/news")
        self.posts: list[Any] = []
        self.status = 204
        self.pages["/news"] = self._taken

    def _taken(self, asked: Asked) -> Answer:
        if self.status == 204:
            self.posts.append(json.loads(asked.body))
        return Answer(status=self.status, headers={"Location": "file:///etc/passwd"} if self.status == 302 else {})


class Sink(socketserver.ThreadingTCPServer):
    """Takes mail, by as much of SMTP as that needs."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mailed)
        self.mails: list[EmailMessage] = []


class _Mailed(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                body = b""
                while (line := self.rfile.readline()) != b".\r\n":
                    body += line
                self.server.mails.append(message_from_bytes(body, policy=policy.default))
            self._say("221 bye" if verb == b"QUIT" else "250 well")
            if verb == b"QUIT":
                return

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def hook() -> Iterator[Hook]:
    with running(Hook()) as server:
        yield server


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running(Sink()) as server:
        yield server


@pytest.fixture
def record(file: Path, sink: Sink) -> Iterator[Record]:
    """A record that holds a report, and knows where mail is taken."""
    put(file, MORNING)
    settings = Settings(
        mail_server=f"127.0.0.1:{sink.server_address[1]}", mail_from="record@example.org",
        served_at="https://record.example.org/",
    )  # fmt: skip
    with open_record(file, settings=settings) as record:
        yield record


def test_news_are_posted_once(record: Record, file: Path, hook: Hook) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"}, webhook=hook.address)
    assert list(tell(record)) == []
    put(file, EVENING, ELSE)
    assert [(one.way, one.rows, one.failed) for one in tell(record)] == [("webhook", 1, None)]
    assert list(tell(record)) == []
    [post] = hook.posts
    assert post["search"] == {
        "number": saved.number, "name": "Hollan", "list": "statements", "filters": {"speaker": "Hollan"},
    }  # fmt: skip
    assert post["address"] == f"https://record.example.org/saved/{saved.number}"
    [row] = post["rows"]
    assert row["report"]["id"] == EVENING.report.id
    assert row["address"] == f"https://record.example.org/records/{row['id']}"
    assert "grain stays in port" in row["sentence"]


def test_what_was_told_stays_new_for_whoever_looks(record: Record, file: Path, hook: Hook) -> None:
    saved = record.saved.add("Hollan", "statements", {"speaker": "Hollan"}, webhook=hook.address)
    put(file, EVENING)
    list(tell(record))
    assert len(record.saved.news(record.saved.get(saved.number))) == 1


@pytest.mark.parametrize("status", [500, 302])
def test_what_could_not_be_told_is_told_by_the_next_run(
    record: Record, file: Path, hook: Hook, status: int
) -> None:
    record.saved.add("Hollan", "statements", {"speaker": "Hollan"}, webhook=hook.address)
    put(file, EVENING)
    hook.status = status
    [failed] = tell(record)
    assert str(status) in str(failed.failed)
    hook.status = 204
    assert [one.failed for one in tell(record)] == [None]
    assert len(hook.posts) == 1


def test_news_are_mailed_once_even_where_the_webhook_fails(
    record: Record, file: Path, hook: Hook, sink: Sink
) -> None:
    saved = record.saved.add(
        "Höllan, täglich", "statements", {"speaker": "Hollan"}, webhook=hook.address, mail="desk@example.org"
    )
    put(file, EVENING)
    hook.status = 503
    assert [(one.way, one.failed is None) for one in tell(record)] == [("webhook", False), ("mail", True)]
    assert [one.way for one in tell(record)] == ["webhook"]
    [mail] = sink.mails
    assert (mail["to"], mail["from"]) == ("desk@example.org", "record@example.org")
    assert mail["subject"] == "1 new: Höllan, täglich"
    body = mail.get_content()
    assert f"https://record.example.org/saved/{saved.number}" in body
    assert "grain stays in port" in body


def test_many_rows_come_in_several_messages(
    record: Record, file: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 1)
    record.saved.add("All", "statements", webhook=hook.address)
    put(file, EVENING, ELSE)
    assert [one.rows for one in tell(record)] == [2]
    assert [len(post["rows"]) for post in hook.posts] == [1, 1]


def test_without_a_server_for_mail_it_says_what_to_set(file: Path) -> None:
    put(file, MORNING)
    with open_record(file, settings=Settings()) as record:
        record.saved.add("All", "statements", mail="desk@example.org")
        put(file, EVENING)
        [failed] = tell(record)
        assert "mail_server" in str(failed.failed)


def test_a_closed_search_is_told_no_more(record: Record, file: Path, hook: Hook) -> None:
    saved = record.saved.add("All", "statements", webhook=hook.address)
    put(file, EVENING)
    record.saved.close(saved.number)
    assert list(tell(record)) == []
    assert hook.posts == []
