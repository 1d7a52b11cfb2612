"""A trained network, opened: its labels, its tokenizer and its session."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from onrecord.errors import ModelError
from onrecord.model import Span
from onrecord.models.marking import LONGEST, Marked, marked

HERE = Path(__file__).parent
BATCH = 8
"""Sentences of a batch: on one thread more gain nothing, and the short ones are filled up to the longest."""

Sentence = tuple[str, Mapping[str, Span]]
"""A text and its marked spans, by the letter of the mark."""
Shares = dict[str, NDArray[np.float32]]


class Network:
    """One of our networks; ``network`` opens it.

    ``labels`` has a list for each output, in the order of its columns, and ``temperatures`` what each output's
    logits are divided by, so that its probabilities are as often right as they say.
    """

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "labels.json").read_text("utf8"))
        self.labels: dict[str, list[str]] = told["labels"]
        self.marks: str = told["marks"]
        self.temperatures: dict[str, float] = told["temperatures"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = InferenceSession(
            str(folder / "model.onnx"), one_thread(), providers=["CPUExecutionProvider"]
        )

    def probabilities(
        self, sentences: Sequence[Sentence], *, around: int = LONGEST
    ) -> dict[str, NDArray[np.float32]]:
        """The probabilities of each output: an array (sentences, labels) by the output's name.

        ``around``: how many ids before and after the marks are read; the fewer, the cheaper.
        """
        read = [marked(self._tokenizer.encode(text, add_special_tokens=False), spans, self.marks, around=around)
                for text, spans in sentences]  # fmt: skip
        found = {name: np.zeros((len(read), len(labels)), np.float32) for name, labels in self.labels.items()}
        order = sorted(range(len(read)), key=lambda i: len(read[i].ids))
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            for name, logits in zip(found, self._run([read[i] for i in rows]), strict=True):
                found[name][rows] = _softmax(logits / self.temperatures[name])
        return found

    def _run(self, batch: Sequence[Marked]) -> list[NDArray[np.float32]]:
        ids = np.zeros((len(batch), max(len(m.ids) for m in batch)), np.int64)
        attention = np.zeros_like(ids)
        for row, m in enumerate(batch):
            ids[row, : len(m.ids)] = m.ids
            attention[row, : len(m.ids)] = 1
        told: list[NDArray[np.float32]] = self._session.run(
            list(self.labels),
            {"ids": ids, "attention": attention, "at": np.array([m.at for m in batch], np.int64)},
        )
        return told


def one_thread() -> SessionOptions:
    """How a network is run: on one thread, as the pool of workers is what uses the cores; with no arena, which
    texts of all lengths would make grow without end; exactly, where the processor would let sums of 8-bit products
    overflow (those without VNNI), so that a text is read alike on every machine."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", "1")
    return options


@cache
def network(name: str) -> Network:
    """The network of this name, opened once a process.

    Raises:
        ModelError: its files are not there or can't be read.
    """
    folder = HERE / name
    try:
        return Network(folder)
    except Exception as error:
        raise ModelError(
            f"The model can't be opened: {error}.", where=str(folder), remedy="Install OnRecord anew."
        ) from error


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    grown: NDArray[np.float32] = np.exp(logits - logits.max(axis=-1, keepdims=True))
    share: NDArray[np.float32] = grown / grown.sum(axis=-1, keepdims=True)
    return share
