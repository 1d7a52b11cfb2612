"""Nothing that is not on the public internet is reached, unless that is allowed."""

import socket
import threading
from collections.abc import Iterator, Sequence

import pytest

from onrecord.errors import FetchError, FetchRefused, PrivateAddress
from onrecord.pipeline.fetching import Fetcher
from onrecord.pipeline.fetching.addresses import checked, is_public
from tests.pipeline.fetching.site import Answer, Moved, Site

PUBLIC = "93.184.215.14"


@pytest.fixture
def stranger(clock: Moved) -> Fetcher:
    """One that may fetch from the public internet only."""
    return Fetcher("desk@example.org", clock=clock)


class Names:
    """A name server: each name's answers one after the other, the last for good."""

    def __init__(self, **names: list[Sequence[str]]) -> None:
        self._names = names
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        answers = self._names[host.partition(".")[0]]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_under_any_name(stranger: Fetcher, site: Site, host: str) -> None:
    site.pages["/"] = Answer("secret")
    with pytest.raises(PrivateAddress, match=r"not on the public internet.*allow_private"):
        stranger.get(site.url(host=host), most=1_000)
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    ["10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "240.0.0.1", "168.63.129.16", "192.0.0.192", "::1", "::", "fe80::1%eth0", "fc00::1",
     "fd00:ec2::254", "ff02::1", "fec0::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
     "2001:0:7f00:1:0:0:80ff:fffe"],
)  # fmt: skip
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_that_is_public(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(PrivateAddress):
        checked("news.example", 80, resolver=Names(news=[[PUBLIC, "10.0.0.7"]]), allow_private=False)


def test_a_redirect_to_this_machine_is_not_followed(clock: Moved, site: Site) -> None:
    """The site stands for one on the public internet: its first name is let through, its second is private."""
    names = Names(public=[["127.0.0.1"]], inside=[["10.0.0.7"]])
    fetcher = _Here(names, clock)
    site.pages["/"] = Answer(status=302, headers={"Location": site.url("/secret", host="inside.example")})
    with pytest.raises(PrivateAddress, match=r"inside\.example at 10\.0\.0\.7"):
        fetcher.get(site.url(host="public.example"), most=1_000)
    assert site.paths() == ["/"]


def test_a_redirect_of_robots_txt_to_this_machine_is_not_followed(clock: Moved, site: Site) -> None:
    fetcher = _Here(Names(public=[["127.0.0.1"]], inside=[["10.0.0.7"]]), clock)
    site.pages["/robots.txt"] = Answer(status=302, headers={"Location": site.url("/", host="inside.example")})
    with pytest.raises(PrivateAddress, match=r"inside\.example"):
        fetcher.get(site.url(host="public.example"), most=1_000)
    assert site.paths() == []


class _Here(Fetcher):
    """Takes 127.0.0.1 for public, as only this test may."""

    def __init__(self, names: Names, clock: Moved) -> None:
        def here(host: str, port: int) -> Sequence[str]:
            found = names(host, port)
            if "127.0.0.1" not in found:
                checked(host, port, resolver=lambda *_: found, allow_private=False)
            return found

        super().__init__("desk@example.org", clock=clock, allow_private=True, resolver=here)


def test_what_the_name_server_says_after_the_check_is_not_heard(
    clock: Moved, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rebinding. No test asks the internet: that the connection would go there is noted, and refused."""
    names, tried = Names(news=[[PUBLIC], ["127.0.0.1"]]), []

    def refuse(address: tuple[str, int], **_: object) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError("no test asks the internet")

    monkeypatch.setattr(socket, "create_connection", refuse)
    fetcher = Fetcher("desk@example.org", clock=clock, resolver=names)
    with pytest.raises(FetchError):
        fetcher.get("http://news.example/", most=1_000)
    assert names.asked == ["news.example"]
    assert tried == [(PUBLIC, 80)]


def test_a_name_that_is_private_the_second_time_is_refused_then(clock: Moved, site: Site) -> None:
    fetcher = _Here(Names(news=[["127.0.0.1"], ["10.0.0.7"]]), clock)
    site.pages["/robots.txt"] = Answer("")
    with pytest.raises(PrivateAddress):
        fetcher.get(site.url(host="news.example"), most=1_000)
    assert [one.path for one in site.asked] == ["/robots.txt"]


def test_the_site_is_asked_under_its_own_name(clock: Moved, site: Site) -> None:
    fetcher = _Here(Names(news=[["127.0.0.1"]]), clock)
    site.pages["/"] = Answer("news")
    assert fetcher.get(site.url(host="news.example"), most=1_000).body == b"news"
    assert site.asked[-1].headers["Host"] == f"news.example:{site.server_port}"


@pytest.fixture
def hello() -> Iterator[tuple[int, list[bytes]]]:
    """A port that takes what a client of TLS says first, and hangs up."""
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def take() -> None:
            with server.accept()[0] as client:
                came.append(client.recv(4_096))

        thread = threading.Thread(target=take, daemon=True)
        thread.start()
        yield server.getsockname()[1], came
        thread.join(5)


def test_an_encrypted_connection_is_asked_for_under_the_sites_name(
    clock: Moved, hello: tuple[int, list[bytes]]
) -> None:
    port, came = hello
    fetcher = _Here(Names(news=[["127.0.0.1"]]), clock)
    with pytest.raises(FetchError):
        fetcher.get(f"https://news.example:{port}/", most=1_000)
    assert b"news.example" in came[0]


def test_no_proxy_of_the_environment_is_used(
    fetcher: Fetcher, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    site.pages["/"] = Answer("news")
    assert fetcher.get(site.url(), most=1_000).body == b"news"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://ana:secret@example.org/",
        "news",
        "//x",
        "http://a b.example/",
        "http://" + "x" * 300,
        "https://example.org/" + "x" * 3_000,
    ],
)
def test_what_is_no_address_of_the_web_is_not_fetched(stranger: Fetcher, url: str) -> None:
    with pytest.raises(FetchRefused):
        stranger.get(url, most=1_000)
