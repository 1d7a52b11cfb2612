"""A trained token tagger, opened: its windows, its session, and the attributions that it finds in a report."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model import Span
from onrecord.models.decoding import Attribution, Numbers, attributions
from onrecord.models.network import one_thread
from onrecord.models.windows import Window, windows

HERE = Path(__file__).parent


class Reading(NamedTuple):
    """What the network makes of a report: the attributions that it sees, and how likely the words of any span
    stand in a cue and in content."""

    attributions: list[Attribution]
    starts: list[int]
    ends: list[int]
    shares: NDArray[np.float32]

    def cue_share(self, span: Span) -> float:
        """The likeliest of the span's ids to stand in a cue; 0 where none was read."""
        found = self._of(span)[:, 0]
        return float(found.max(initial=0))

    def content_share(self, spans: Sequence[Span]) -> float:
        """How likely the spans' ids stand in content, on average; 0 where none was read."""
        found = np.concatenate([self._of(span)[:, 1] for span in spans])
        return float(found.mean()) if len(found) else 0.0

    def _of(self, span: Span) -> NDArray[np.float32]:
        return self.shares[bisect_right(self.ends, span[0]) : bisect_left(self.starts, span[1])]


class Tagger:
    """One of our token taggers; ``tagger`` opens it. ``told`` is what its ``labels.json`` says."""

    def __init__(self, folder: Path) -> None:
        self.told = json.loads((folder / "labels.json").read_text("utf8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = InferenceSession(
            str(folder / "model.onnx"), one_thread(), providers=["CPUExecutionProvider"]
        )

    def read(self, text: str, passages: Sequence[Span], features: Sequence[bytes | bytearray]) -> Reading:
        """What the network makes of these passages of the text; ``features`` as :func:`.windows.windows` takes
        them."""
        read = windows(self._tokenizer, text, passages, features)
        found: list[Attribution] = []
        shares: list[NDArray[np.float32]] = [np.zeros((0, 2), np.float32)]
        for window in read:
            tags, by_cue, by_part = self._run(window)
            found += attributions(tags, by_cue, by_part, window.spans, window.own)
            own = tags[slice(*window.own)]
            shares.append(np.stack([own[:, 1:3].sum(1), own[:, 3:5].sum(1)], 1))
        spans = [span for window in read for span in window.spans[slice(*window.own)]]
        real = [i for i, (start, _) in enumerate(spans) if start >= 0]
        starts, ends = ([spans[i][side] for i in real] for side in (0, 1))
        return Reading(found, starts, ends, np.concatenate(shares)[real])

    def _run(self, window: Window) -> tuple[Numbers, Numbers, Numbers]:
        """One window at a time: a batch gains nothing on one thread, and what one needs stays in the cache."""
        ids = np.array([window.ids], np.int64)
        tags, by_cue, by_part = self._session.run(
            ["tags", "by_cue", "by_part"],
            {"ids": ids, "attention": np.ones_like(ids), "features": np.array([window.features], np.int64)},
        )
        return tags[0], by_cue[0], by_part[0]


@cache
def tagger(name: str) -> Tagger | None:
    """The tagger of this name, opened once a process; None where its folder says that it was built without one.

    Raises:
        ModelError: its files are not there or can't be read.
    """
    folder = HERE / name
    try:
        if json.loads((folder / "labels.json").read_text("utf8"))["fitted"] is None:
            return None
        return Tagger(folder)
    except Exception as error:
        raise ModelError(
            f"The model can't be opened: {error}.", where=str(folder), remedy="Install OnRecord anew."
        ) from error
