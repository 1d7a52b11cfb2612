"""The model's card: what it is, what it learnt from, how right it is, how it is built anew."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch

from onrecord.models.network import Network
from training.events.corpus import Sample
from training.events.measures import Measures, measured

CARD = (Path(__file__).parent / "card.md").read_text("utf8")
PUBLIC = (
    "{count} sentences of PLV's training part (Hu et al., Leveraging Codebook Knowledge with NLI and ChatGPT\n"
    "  for Zero-Shot Political Relation Classification, ACL 2024; no licence is stated; research data of a\n"
    "  public paper). Its labels fold the status into the type; the network is told only that one of the types\n"
    "  and statuses that read so is right. No sentence of it is in the model's files."
)
WITHOUT = """with six layers and three epochs the macro-F1 over
PLV's labels was then .714 (`--unlearnt`), not .907."""
"""Measured once; building with ``--unlearnt`` measures it again."""


def card(seen: Sequence[Sample], kept: Sequence[Sample], folder: Path) -> str:
    """The card of the model in this folder, in Markdown: what it learnt from, how right it is on what was kept."""
    told = json.loads((folder / "labels.json").read_text("utf8"))
    heat: dict[str, float] = told["temperatures"]
    figures = measured(_answers(folder, kept), kept, told["labels"]["modes"], heat)
    own = [s for s in seen if not s.label]
    counts = Counter(s.type for s in own)
    public = {s.text for s in seen if s.label}
    return CARD.format(
        own=len(own),
        written=", ".join(f"{kind} {count}" for kind, count in counts.most_common()),
        plv=PUBLIC.format(count=len(public)) if public else "not learnt from in this build.",
        **told["fitted"],
        rows="\n".join(f"| {what} | {share:.3f} |" for what, share in _rows(figures)),
        heat=", ".join(f"{name} {value:.2f}" for name, value in heat.items()),
        without=WITHOUT,
    )


def _answers(folder: Path, samples: Sequence[Sample]) -> tuple[torch.Tensor, ...]:
    """What the model says of the samples, as logits."""
    network = Network(folder)
    told = network.probabilities([(s.text, s.spans) for s in samples])
    return tuple(torch.tensor(told[name]).log() * network.temperatures[name] for name in network.labels)


def _rows(figures: Measures) -> list[tuple[str, float]]:
    named = [
        (f"right type or none, {figures.count} sentences of ours", figures.types),
        ("macro-F1 over types and none", figures.types_macro_f1),
        ("sentences that tell no event, left alone", figures.silent),
        ("right status", figures.statuses),
        ("macro-F1 over statuses", figures.statuses_macro_f1),
        ("right mode", figures.modes),
        ("expected calibration error of the type", figures.error),
        ("the same with no temperature", figures.error_before),
    ]
    if figures.plv is not None and figures.plv_accuracy is not None:
        named += [
            (f"macro-F1 over PLV's labels, {figures.plv_count} sentences", figures.plv),
            ("right label of PLV", figures.plv_accuracy),
        ]
    return named
