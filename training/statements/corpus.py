"""What the statement model learns from: PolNeAR's articles, with what our own rules make of them.

``drafted`` writes one JSON object a line: the text, the gold, the passages that are read, and each feature's value
at every character, run by run."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from onrecord.model import Span
from onrecord.models.windows import Window, windows

ROLES = ("cue", "content", "source")
TAGS = ("O", *(f"{begin}-{role}" for role in ROLES for begin in "BI"))
"""What an id is in any attribution: B its first id, I another one."""
PARTS = ("none", "content", "source")
"""What an id is to one cue."""

VALUES, RULES = (4, 7, 3), (1,)
"""How many values each feature of ``extract/statements/tagged`` has, and which of them are the rules' word."""


class Article(NamedTuple):
    """A text with its attributions (spans by role), the passages that are read, and its features by character."""

    name: str
    text: str
    quotes: list[dict[str, list[Span]]]
    passages: list[Span]
    features: list[bytes]


class Sample(NamedTuple):
    """A window with the tag of each id, and its attributions: the ids of the cue, the part of each id."""

    window: Window
    tags: list[int]
    cues: list[tuple[list[int], list[int]]]


def articles(file: Path) -> Iterator[Article]:
    """The articles of a file that ``drafted`` wrote."""
    for line in file.read_text("utf8").splitlines():
        row = json.loads(line)
        features = [unpacked(runs) for runs in row["features"]]
        quotes = [{role: [(a, b) for a, b in quote[role]] for role in ROLES} for quote in row["quotes"]]
        yield Article(row["doc_id"], row["text"], quotes, [(a, b) for a, b in row["passages"]], features)


def unpacked(runs: Iterable[tuple[int, int]]) -> bytes:
    """Runs of (value, length) as one value a character."""
    return b"".join(bytes((value,)) * length for value, length in runs)


def packed(values: bytes) -> list[tuple[int, int]]:
    """The values as runs of (value, length)."""
    runs: list[tuple[int, int]] = []
    for value in values:
        if runs and runs[-1][0] == value:
            runs[-1] = (value, runs[-1][1] + 1)
        else:
            runs.append((value, 1))
    return runs


def is_kept(name: str) -> bool:
    """Whether an article is kept from the fitting: one in ten, by its name."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 10 == 0


def samples(article: Article, tokenizer: Tokenizer) -> Iterator[Sample]:
    """The article's windows with their gold."""
    for window in windows(tokenizer, article.text, article.passages, article.features):
        yield labelled(window, article.quotes)


def labelled(window: Window, quotes: Sequence[dict[str, list[Span]]]) -> Sample:
    """The window with the gold of its ids."""
    tags = [0] * len(window.ids)
    cues: list[tuple[list[int], list[int]]] = []
    low = min((a for a, _ in window.spans if a >= 0), default=0)
    high = max(b for _, b in window.spans)
    for quote in quotes:
        parts = [0] * len(window.ids)
        cue: list[int] = []
        for role in ROLES:
            for start, end in quote[role]:
                if end <= low or start >= high:
                    continue
                inside = [i for i, (a, b) in enumerate(window.spans) if a < end and b > start]
                for n, i in enumerate(inside):
                    first = n == 0 and window.spans[i][0] <= start + 1
                    tags[i] = 1 + 2 * ROLES.index(role) + (0 if first else 1)
                    if role != "cue":
                        parts[i] = PARTS.index(role)
                if role == "cue":
                    cue += inside
        if cue:
            cues.append((cue, parts))
    return Sample(window, tags, cues)
