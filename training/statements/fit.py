"""Fitting the network: what is lost on a window, and the epochs."""

import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from training.descent import Descent
from training.encoder import encoder
from training.statements.corpus import Sample
from training.statements.network import StatementNetwork, parts

BATCH = 8
RATE, HEAD_RATE = 2e-4, 1e-3
PART_WEIGHT = 1.0
RULES_DROPPED = 0.2
"""How often a window is read without what the rules made of it, so that the network can do without them."""


def fit(
    samples: Sequence[Sample], base: Path, *, values: Sequence[int], rules: Sequence[int], layers: int, epochs:
    int,
    seed: int,
) -> StatementNetwork:  # fmt: skip
    """A network fitted on the samples.

    Args:
        samples: windows with their gold.
        base: the folder with the encoder's weights.
        values: how many values each feature has.
        rules: which of the features are the rules' word.
        layers: of the encoder.
        epochs: passes over the samples.
        seed: of the order, the dropout and the heads.
    """
    torch.manual_seed(seed)
    chance = random.Random(seed)
    network = StatementNetwork(encoder(base, layers), values)
    descent = Descent(network, epochs * math.ceil(len(samples) / BATCH), rate=RATE, head_rate=HEAD_RATE)
    for epoch in range(epochs):
        total, began = 0.0, time.monotonic()
        for batch in batches(samples, chance):
            ids, attention, features = padded(batch)
            for row in range(len(batch)):
                if chance.random() < RULES_DROPPED:
                    features[row, :, list(rules)] = 0
            with torch.autocast("cpu", torch.bfloat16):
                told = network(ids, attention, features)
            lost = loss(tuple(x.float() for x in told), batch)
            descent.step(lost)
            total += lost.item()
            if descent.done % 50 == 0:
                print(f"step {descent.done}: loss {lost.item():.3f}, {time.monotonic() - began:.0f} s", flush=True)
        print(f"epoch {epoch + 1} of {epochs}: loss {total * BATCH / len(samples):.4f}", flush=True)
    return descent.mean


def batches(samples: Sequence[Sample], chance: random.Random) -> Iterator[list[Sample]]:
    """Windows of about one length together, the batches in any order."""
    order = sorted(range(len(samples)), key=lambda i: len(samples[i].tags) + chance.random() * 16)
    chunks = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    chance.shuffle(chunks)
    for chunk in chunks:
        yield [samples[i] for i in chunk]


def padded(batch: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """The windows as tensors: ids, attention, features."""
    longest = max(len(s.tags) for s in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    attention = torch.zeros_like(ids)
    features = torch.zeros(len(batch), longest, len(batch[0].window.features[0]), dtype=torch.long)
    for row, sample in enumerate(batch):
        n = len(sample.tags)
        ids[row, :n] = torch.tensor(sample.window.ids)
        attention[row, :n] = 1
        features[row, :n] = torch.tensor(sample.window.features)
    return ids, attention, features


def loss(told: tuple[Tensor, ...], batch: Sequence[Sample]) -> Tensor:
    """The mean loss of the tags of all ids, and of the parts of all ids to the cues that are told."""
    tags, by_cue, by_part = told
    wanted = torch.full(tags.shape[:2], -100)
    for row, sample in enumerate(batch):
        wanted[row, 1 : len(sample.tags) - 1] = torch.tensor(sample.tags[1:-1])
    lost = F.cross_entropy(tags.flatten(0, 1), wanted.flatten(), ignore_index=-100)
    linked: list[Tensor] = []
    golds: list[Tensor] = []
    for row, sample in enumerate(batch):
        n = len(sample.tags)
        for cue, gold in sample.cues:
            linked.append(parts(by_cue[row, cue].mean(0), by_part[row, 1 : n - 1]))
            golds.append(torch.tensor(gold[1:-1]))
    if linked:
        # Few ids have a part in any one attribution: their share of the loss is as large as that of the tags.
        lost = lost + PART_WEIGHT * F.cross_entropy(torch.cat(linked), torch.cat(golds)) * 2
    return lost
