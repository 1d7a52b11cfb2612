"""FEEDS.toml: which feeds are watched, how often, and who is to be written to about it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from onrecord.errors import FetchRefused, SettingsError
from onrecord.pipeline.fetching.addresses import split

LEAST, MOST = 60.0, 7 * 86_400.0
"""Seconds between two requests for one feed."""
CONTACT = re.compile(r"[!-'*-~](?:[ -'*-~]{0,198}[!-'*-~])?")
"""Printable ASCII without parentheses: it stands in the header of every request."""
_EVERY = re.compile(r"(\d{1,6})\s?(s|m|h|d)")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_KINDS = {str: "words in quotes", bool: "true or false", float: "a number of seconds"}
_DEFAULTS: dict[str, type] = {
    "contact": str, "every": str, "full_text": bool, "language": str, "gap": float, "allow_private": bool,
}  # fmt: skip
_FEED: dict[str, type] = {"url": str, "name": str, "every": str, "full_text": bool, "language": str}


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """A feed: its address, its publisher's name, the seconds between two requests, and whether the page that an
    entry links to is read instead of what the feed says."""

    url: str
    name: str | None = None
    every: float = 3_600.0
    full_text: bool = False


class Watchlist(msgspec.Struct, frozen=True, kw_only=True):
    """What is watched; ``contact`` is whom a site may write to, ``gap`` the seconds between two requests to one
    host, ``allow_private`` lets addresses be asked that are not on the public internet."""

    contact: str
    feeds: tuple[Watched, ...]
    gap: float = 2.0
    allow_private: bool = False


def watchlist(path: Path) -> Watchlist:
    """The list in this file.

    Raises:
        SettingsError: it can't be read, or something in it can't be; says what, where and what to do.
    """
    try:
        told = tomllib.loads(path.read_text("utf8"))
    except OSError as error:
        raise SettingsError(
            f"it can't be read ({error.strerror}).",
            where=str(path),
            remedy="Name a list of feeds.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"it is no TOML: {error}.", where=str(path), remedy="Mend it there.") from error
    for name in told.keys() - {"watch", "feed"}:
        raise _bad(f"there is no {name!r} in a list of feeds.", str(path), "It has [watch] and [[feed]].")
    defaults = _table(told.get("watch", {}), _DEFAULTS, f"{path}, [watch]")
    feeds = told.get("feed", [])
    if not isinstance(feeds, list) or not feeds:
        raise _bad("it names no feed.", str(path), 'Add one: [[feed]] and url = "https://..." below it.')
    where = [_named(one, f"{path}, feed {number}") for number, one in enumerate(feeds, 1)]
    watched = [_watched(one, defaults, place) for one, place in zip(feeds, where, strict=True)]
    for i, one in enumerate(watched):
        if one.url in [other.url for other in watched[:i]]:
            raise _bad("it is in the list already.", where[i], "Leave one of the two out.")
    contact = defaults.get("contact", "")
    if not CONTACT.fullmatch(contact):
        raise _bad(
            f"contact is {contact!r}." if contact else "it does not say whom a site may write to.",
            f"{path}, [watch]",
            'Give an address of yours, which every site is told: contact = "desk@example.org"',
        )
    gap = defaults.get("gap", 2.0)
    if not 0 <= gap <= 3_600:
        raise _bad(f"gap is {gap}.", f"{path}, [watch]", "It takes seconds, from 0 to 3600.")
    return Watchlist(
        contact=contact, feeds=tuple(watched), gap=gap, allow_private=defaults.get("allow_private", False)
    )


def _watched(told: Any, defaults: dict[str, Any], where: str) -> Watched:
    one = {**defaults, **_table(told, _FEED, where)}
    if not one.get("url"):
        raise _bad("it has no address.", where, 'Say where it is: url = "https://..."')
    try:
        split(one["url"])
    except FetchRefused as error:
        raise _bad(f"url is {one['url']!r}: {error.what}", where, "It takes an http or https address.") from error
    if one.get("language", "en") != "en":
        raise _bad(f"language is {one['language']!r}.", where, 'Only English is read: language = "en"')
    return Watched(
        url=one["url"],
        name=one.get("name") or None,
        every=_seconds(one.get("every", "1h"), where),
        full_text=one.get("full_text", False),
    )


def _table(told: Any, kinds: dict[str, type], where: str) -> dict[str, Any]:
    """A table whose names and kinds of values are known."""
    if not isinstance(told, dict):
        raise _bad("it is no table.", where, "Write [watch] once, and [[feed]] above each feed.")
    for name, value in told.items():
        if name not in kinds:
            raise _bad(f"there is no {name!r} here.", where, f"There are: {', '.join(kinds)}.")
        kind = kinds[name]
        fits = isinstance(value, kind) or (kind is float and type(value) is int)
        if not fits:
            raise _bad(f"{name} is {value!r}.", where, f"It takes {_KINDS[kind]}.")
    return dict(told)


def _seconds(every: str, where: str) -> float:
    """ "15m" in seconds."""
    m = _EVERY.fullmatch(every.strip())
    seconds = int(m[1]) * _SECONDS[m[2]] if m else 0.0
    if not LEAST <= seconds <= MOST:
        raise _bad(f"every is {every!r}.", where, 'It takes "15m", "2h" or "1d", from a minute to a week.')
    return float(seconds)


def _named(told: Any, where: str) -> str:
    name = (told.get("name") or told.get("url")) if isinstance(told, dict) else None
    return f"{where} ({name})" if name else where


def _bad(what: str, where: str, remedy: str) -> SettingsError:
    return SettingsError(what, where=where, remedy=remedy)
