"""FEEDS.toml: what is wrong with it is said with its place and what to do."""

from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.pipeline.watching.watchlist import watchlist

EXAMPLE = Path(__file__).parents[3] / "examples" / "feeds.toml"
CONTACT = 'contact = "desk@example.org"\n'
FEED = '[[feed]]\nurl = "https://news.example/feed"\n'


def test_the_example_is_a_list() -> None:
    found = watchlist(EXAMPLE)
    assert found.contact == "desk@example.org"
    assert len(found.feeds) >= 2
    assert not found.allow_private


def test_a_feed_wins_over_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(
        f'[watch]\n{CONTACT}every = "15m"\nfull_text = true\n{FEED}'
        '[[feed]]\nurl = "https://slow.example/"\nevery = "1d"\nfull_text = false\nname = "Slow"\n'
    )
    quick, slow = watchlist(file).feeds
    assert (quick.every, quick.full_text, quick.name) == (900.0, True, None)
    assert (slow.every, slow.full_text, slow.name) == (86_400.0, False, "Slow")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[watch\n", "it is no TOML"),
        (f"[watch]\n{CONTACT}", r"it names no feed\. Add one: \[\[feed\]\]"),
        (FEED, r"\[watch\]: it does not say whom a site may write to\. .*contact = "),
        (f'[watch]\ncontact = "a\\r\\nX: y"\n{FEED}', "contact is"),
        (f"[watch]\n{CONTACT}[[feed]]\nname = 'News'\n", r"feed 1 \(News\): it has no address"),
        (f"[watch]\n{CONTACT}{FEED}[[feed]]\nurl = 'ftp://x'\n", r"feed 2 \(ftp://x\): url is 'ftp://x'"),
        (f"[watch]\n{CONTACT}{FEED}{FEED}", r"feed 2 .*: it is in the list already"),
        (f"[watch]\n{CONTACT}{FEED}evry = '1h'\n", "there is no 'evry' here. There are: url, name, every"),
        (f"[watch]\n{CONTACT}{FEED}every = '10s'\n", "every is '10s'.*from a minute to a week"),
        (f"[watch]\n{CONTACT}{FEED}every = 60\n", "every is 60. It takes words in quotes"),
        (f"[watch]\n{CONTACT}{FEED}full_text = 'yes'\n", "It takes true or false"),
        (f"[watch]\n{CONTACT}{FEED}language = 'fr'\n", "Only English is read"),
        (f"[watch]\n{CONTACT}gap = -1\n{FEED}", "gap is -1"),
        (f"[watch]\n{CONTACT}gap = nan\n{FEED}", "gap is nan"),
        (f"[watches]\n{CONTACT}{FEED}", "there is no 'watches' in a list of feeds"),
        (f"watch = 3\n{FEED}", "it is no table"),
        (f"feed = 3\n[watch]\n{CONTACT}", "it names no feed"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=says) as told:
        watchlist(file)
    assert str(file) in str(told.value)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be read"):
        watchlist(tmp_path / "feeds.toml")
