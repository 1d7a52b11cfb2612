"""How right the network is on what it has not seen, and how sure it should be."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from training.events.corpus import STATUSES, TYPES, Sample
from training.events.fit import folds

BINS = 10


class Measures(NamedTuple):
    """Shares, 0 to 1. ``silent``: sentences that tell no event and are left alone; ``error``: the expected
    calibration error of the types; ``plv``: macro-F1 over PLV's labels, none where there were no such samples."""

    types: float
    types_macro_f1: float
    silent: float
    statuses: float
    statuses_macro_f1: float
    modes: float
    error: float
    error_before: float
    plv: float | None
    plv_accuracy: float | None
    count: int
    plv_count: int


def temperature(logits: Tensor, wanted: Tensor) -> float:
    """What the logits must be divided by for their probabilities to be likeliest."""
    grid = [0.5 + 0.05 * step for step in range(70)]
    return min(grid, key=lambda t: F.cross_entropy(logits / t, wanted).item())


def temperatures(logits: Sequence[Tensor], samples: Sequence[Sample], modes: Sequence[str]) -> dict[str, float]:
    """The temperature of each output, from samples that no fitting saw."""
    own = [i for i, s in enumerate(samples) if not s.label]
    events = [i for i in own if samples[i].status]
    types = torch.tensor([TYPES.index(samples[i].type) for i in own])
    statuses = torch.tensor([STATUSES.index(samples[i].status) for i in events])
    wanted = torch.tensor([modes.index(samples[i].mode) if samples[i].mode in modes else 0 for i in events])
    return {
        "types": temperature(logits[0][own], types),
        "statuses": temperature(logits[1][events], statuses),
        "modes": temperature(logits[2][events], wanted),
    }


def measured(
    logits: Sequence[Tensor], samples: Sequence[Sample], modes: Sequence[str], heat: dict[str, float]
) -> Measures:
    """The measures on samples that no fitting saw, with these temperatures."""
    own = [i for i, s in enumerate(samples) if not s.label]
    events = [i for i in own if samples[i].status]
    shares = (logits[0] / heat["types"]).softmax(-1)
    told = [TYPES[i] for i in shares.argmax(-1)]
    status = [STATUSES[i] for i in logits[1].argmax(-1)]
    mode = [modes[i] for i in logits[2].argmax(-1)]
    types = [(samples[i].type, told[i]) for i in own]
    statuses = [(samples[i].status, status[i]) for i in events]
    public = [i for i, s in enumerate(samples) if s.label]
    labels = folded(logits[0][public], logits[1][public]) if public else []
    plv = [(samples[i].label, label) for i, label in zip(public, labels, strict=True)]
    none = [pair for pair in types if pair[0] == "NONE"]
    return Measures(
        types=share(types),
        types_macro_f1=macro_f1(types),
        silent=share(none),
        statuses=share(statuses),
        statuses_macro_f1=macro_f1(statuses),
        modes=share([(samples[i].mode, mode[i]) for i in events]),
        error=calibration_error(shares[own], [told[i] == samples[i].type for i in own]),
        error_before=calibration_error(logits[0][own].softmax(-1), [told[i] == samples[i].type for i in own]),
        plv=macro_f1(plv) if plv else None,
        plv_accuracy=share(plv) if plv else None,
        count=len(own),
        plv_count=len(public),
    )


def folded(types: Tensor, statuses: Tensor) -> list[str]:
    """PLV's likeliest label: the sum over the cells of type and status that read so."""
    cells = types.softmax(-1).unsqueeze(2) * statuses.softmax(-1).unsqueeze(1)
    names = list(folds())
    sums = torch.stack([(cells * folds()[name]).sum((1, 2)) for name in names], 1)
    return [names[i] for i in sums.argmax(1)]


def share(pairs: Sequence[tuple[str, str]]) -> float:
    """The share of pairs (gold, told) that agree."""
    return sum(gold == told for gold, told in pairs) / max(1, len(pairs))


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the gold's labels."""
    right = Counter(gold for gold, told in pairs if gold == told)
    golds, tolds = Counter(gold for gold, _ in pairs), Counter(told for _, told in pairs)
    return sum(2 * right[name] / (golds[name] + tolds[name]) for name in golds) / max(1, len(golds))


def calibration_error(shares: Tensor, right: Sequence[bool]) -> float:
    """The expected calibration error over ten bins: how far the told share is from the share right."""
    sure, hit = shares.max(-1).values, torch.tensor(right, dtype=torch.float)
    place = (sure * BINS).long().clamp(max=BINS - 1)
    gaps = [
        (place == b).float().mean() * (sure[place == b].mean() - hit[place == b].mean()).abs()
        for b in range(BINS)
        if (place == b).any()
    ]
    return float(sum(gaps))
