"""Which addresses may be connected to: a name is resolved once, every address that it has is looked at, and the
connection goes to one of these very addresses, so that a name server that answers otherwise the next time changes
nothing."""

import re
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from onrecord.errors import FetchError, FetchRefused, PrivateAddress

Resolve = Callable[[str, int], Sequence[str]]
"""A host and a port to IP addresses; raises OSError where there are none."""

TRANSLATED = IPv6Network("64:ff9b::/96")
"""Where networks that have only IPv6 find IPv4: the address ends in the other's."""
APART = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "64:ff9b:1::/48")))
"""What Python takes for global in some of its versions, or always: for protocols, for translation, and where a
cloud answers its own machines."""
LONGEST = 2_000
"""Characters of an address."""
_HOST = re.compile(r"[\w.:%-]{1,253}", re.ASCII)
_SAFE = "!#$%&'()*+,/:;=?@[]~"


def resolve(host: str, port: int) -> list[str]:
    """The machine's own way."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: str) -> bool:
    """Whether this is an address of the public internet.

    >>> [is_public(one) for one in ("93.184.215.14", "127.0.0.1", "10.1.2.3", "169.254.169.254", "224.0.0.1")]
    [True, False, False, False, False]
    >>> [is_public(one) for one in ("2606:2800:21f::1", "::1", "fe80::1", "::ffff:127.0.0.1", "64:ff9b::a00:1")]
    [True, False, False, False, False]
    """
    told = ip_address(address)
    if isinstance(told, IPv6Address):
        inside = _inside(told)
        if inside is not None:
            return is_public(str(inside))
        if told.is_site_local:
            return False
    apart = any(told in network for network in APART)
    return told.is_global and not (told.is_multicast or told.is_reserved or apart)


def _inside(told: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that this one stands for."""
    if told in TRANSLATED:
        return IPv4Address(told.packed[-4:])
    return told.ipv4_mapped or told.sixtofour or (told.teredo[1] if told.teredo else None)


def checked(host: str, port: int, *, resolver: Resolve, allow_private: bool) -> list[str]:
    """The host's addresses, each of which may be connected to.

    Raises:
        FetchError: it has none now.
        PrivateAddress: one is not public.
    """
    try:
        found = list(dict.fromkeys(resolver(host, port)))
    except (OSError, ValueError) as error:
        raise FetchError(f"its host {host} has no address now ({error}).") from error
    if not found:
        raise FetchError(f"its host {host} has no address now.")
    for address in found:
        if not allow_private and not is_public(address):
            raise PrivateAddress(
                f"it leads to {host} at {address}, which is not on the public internet.",
                remedy="Where it is a server of your own: allow_private = true.",
            )
    return found


def host_of(url: str) -> str | None:
    """The host that is asked for this address, None where nothing can be fetched there."""
    try:
        return split(url).hostname
    except FetchRefused:
        return None


def split(url: str) -> SplitResult:
    """The address, its host in ASCII, its path and query as they travel, its fragment gone.

    >>> split("https://bücher.example/straße?q=ä b#top").geturl()
    'https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4%20b'

    Raises:
        FetchRefused: it is none that can be fetched.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode()
    except (ValueError, UnicodeError) as error:
        raise FetchRefused(f"it is no address ({error}).", where=url) from error
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        raise FetchRefused("it is no http or https address.", where=url)
    if len(url) > LONGEST:
        raise FetchRefused(f"it is longer than {LONGEST:,} characters.", where=url[:100])
    if parts.username is not None:
        raise FetchRefused("there is a name or a password in it, which is not sent.", where=url)
    host = f"[{host}]" if ":" in host else host
    return SplitResult(
        parts.scheme,
        f"{host}:{port}" if port else host,
        quote(parts.path, safe=_SAFE) or "/",
        quote(parts.query, safe=_SAFE),
        "",
    )
