"""Fitting the network: what is lost on a sample, and the epochs."""

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from onrecord.data import table
from onrecord.models.marking import Marked, marked
from training.descent import Descent
from training.encoder import encoder
from training.events.corpus import MARKS, STATUSES, TYPES, Sample
from training.events.network import EventNetwork, padded

STATUS_WEIGHT, MODE_WEIGHT = 0.5, 0.3
DROPPED = 0.3
"""How often a sentence that tells one event is read with its trigger unmarked, as PLV's are: its folded label is
then learnt."""
SMOOTHING = 0.05
BATCH = 32
RATE, HEAD_RATE = 1e-4, 1e-3


class Labels(NamedTuple):
    """The label sets; ``folds`` has a matrix (types x statuses) for each label of PLV: 1 where a cell reads so."""

    modes: tuple[str, ...]
    folds: dict[str, Tensor]

    @classmethod
    def of(cls, samples: Sequence[Sample]) -> "Labels":
        """The modes that the samples have, and the folds of the data folder."""
        return cls(("", *sorted({s.mode for s in samples if s.mode})), folds())


@cache
def folds() -> dict[str, Tensor]:
    """For each label of PLV, the cells of type and status that read so."""
    rows = {
        (row["type"], status): row["label"]
        for row in table("plover_fold.tsv")
        for status in row["status"].split("|")
    }
    cells: dict[str, Tensor] = {}
    for i, kind in enumerate(TYPES):
        for j, status in enumerate(STATUSES):
            if kind == "NONE":
                continue
            label = rows.get(("*", status)) or rows.get((kind, status)) or rows.get((kind, "")) or kind
            cells.setdefault(label, torch.zeros(len(TYPES), len(STATUSES)))[i, j] = 1
    return cells


def fit(
    samples: Sequence[Sample], base: Path, labels: Labels, *, layers: int, epochs: int, seed: int
) -> EventNetwork:
    """A network fitted on the samples.

    Args:
        samples: ours and PLV's.
        base: the folder with the encoder's weights and its tokenizer.
        labels: the label sets.
        layers: of the encoder.
        epochs: passes over the samples.
        seed: of the order, the dropout and the heads.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    encodings = [tokenizer.encode(s.text, add_special_tokens=False) for s in samples]
    network = EventNetwork(encoder(base, layers), len(TYPES), len(STATUSES), len(labels.modes))
    descent = Descent(network, epochs * math.ceil(len(samples) / BATCH), rate=RATE, head_rate=HEAD_RATE)
    told_of = Counter(s.text for s in samples if s.status)
    single = {text for text, count in told_of.items() if count == 1}
    for epoch in range(epochs):
        total = 0.0
        for batch in batches(encodings, chance):
            read = [unfolded(samples[i], chance) if samples[i].text in single else samples[i] for i in batch]
            ids, attention, at = padded(
                [marked(encodings[i], s.spans, MARKS) for i, s in zip(batch, read, strict=True)]
            )
            with torch.autocast("cpu", torch.bfloat16):
                told_now = network(ids, attention, at)
            lost = loss(tuple(x.float() for x in told_now), read, labels)
            descent.step(lost)
            total += lost.item() * len(batch)
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(samples):.3f}", flush=True)
    return descent.mean


def unfolded(sample: Sample, chance: random.Random) -> Sample:
    """The sample as it is read this time: now and then it is read as one of PLV's."""
    if sample.label or sample.type == "NONE" or chance.random() >= DROPPED:
        return sample
    spans = {mark: span for mark, span in sample.spans.items() if mark != "e"}
    cell = TYPES.index(sample.type), STATUSES.index(sample.status)
    label = next(name for name, cells in folds().items() if cells[cell])
    return sample._replace(spans=spans, label=label)


def batches(encodings: Sequence[object], chance: random.Random) -> Iterator[list[int]]:
    """Samples of about one length together, the batches in any order."""
    order = sorted(range(len(encodings)), key=lambda i: len(encodings[i]) + chance.random() * 12)  # type: ignore[arg-type]
    chunks = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    chance.shuffle(chunks)
    yield from chunks


def loss(logits: tuple[Tensor, ...], samples: Sequence[Sample], labels: Labels) -> Tensor:
    """The mean loss: of type, status and mode where they are told, else of the folded label's cells together."""
    types, statuses, modes = logits
    lost = types.new_zeros(())
    own = [i for i, s in enumerate(samples) if not s.label]
    if own:
        lost = lost + F.cross_entropy(
            types[own],
            torch.tensor([TYPES.index(samples[i].type) for i in own]),
            reduction="sum",
            label_smoothing=SMOOTHING,
        )
    events = [i for i in own if samples[i].status]
    if events:
        wanted = torch.tensor([STATUSES.index(samples[i].status) for i in events])
        lost = lost + STATUS_WEIGHT * F.cross_entropy(statuses[events], wanted, reduction="sum")
        wanted = torch.tensor([labels.modes.index(samples[i].mode) for i in events])
        lost = lost + MODE_WEIGHT * F.cross_entropy(modes[events], wanted, reduction="sum")
    folded = [i for i, s in enumerate(samples) if s.label]
    if folded:
        cells = F.log_softmax(types[folded], -1).unsqueeze(2) + F.log_softmax(statuses[folded], -1).unsqueeze(1)
        masks = torch.stack([labels.folds[samples[i].label] for i in folded])
        lost = lost - torch.logsumexp(cells.masked_fill(masks == 0, -1e4).flatten(1), 1).sum()
    return lost / len(samples)


@torch.no_grad()
def logits(
    network: EventNetwork, samples: Sequence[Sample], tokenizer: Tokenizer
) -> tuple[Tensor, Tensor, Tensor]:
    """Logits of types, statuses and modes for each sample."""
    tokenizer.no_padding()
    tokenizer.no_truncation()
    told: list[tuple[Tensor, ...]] = []
    read: list[Marked] = [
        marked(tokenizer.encode(s.text, add_special_tokens=False), s.spans, MARKS) for s in samples
    ]
    for i in range(0, len(read), 64):
        told.append(network(*padded(read[i : i + 64])))
    return tuple(torch.cat(part) for part in zip(*told, strict=True))  # type: ignore[return-value]
