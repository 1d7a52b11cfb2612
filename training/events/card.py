"""The model's card: what it is, what it learnt from, how right it is, how it is built anew."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from training.events.corpus import Sample
from training.events.measures import Measures

CARD = (Path(__file__).parent / "card.md").read_text("utf8")
PUBLIC = (
    "{count} sentences of PLV's training part (Hu et al., Leveraging Codebook Knowledge with NLI and ChatGPT\n"
    "  for Zero-Shot Political Relation Classification, ACL 2024; no licence is stated; research data of a\n"
    "  public paper). Its labels fold the status into the type; the network is told only that one of the types\n"
    "  and statuses that read so is right. No sentence of it is in the model's files."
)
WITHOUT = "the macro-F1 over PLV's labels is then {macro:.3f}, not {with_it:.3f}."


def card(
    *, seen: Sequence[Sample], figures: Measures, before: Measures, heat: dict[str, float], seed: int, epochs: int,
    minutes: float, without: float | None = None,
) -> str:  # fmt: skip
    """The card in Markdown. ``without``: the macro-F1 over PLV's labels of the model that was built without it."""
    own = [s for s in seen if not s.label]
    counts = Counter(s.type for s in own)
    public = len(seen) - len(own)
    if without is not None and figures.plv is not None:
        loss = WITHOUT.format(macro=without, with_it=figures.plv)
    else:
        loss = "what that costs is measured by building both."
    return CARD.format(
        own=len(own),
        written=", ".join(f"{kind} {count}" for kind, count in counts.most_common()),
        plv=PUBLIC.format(count=public) if public else "not used in this build.",
        epochs=epochs,
        seed=seed,
        minutes=minutes,
        rows="\n".join(_rows(figures, before)),
        heat=", ".join(f"{name} {value:.2f}" for name, value in heat.items()),
        without=loss,
    )


def _rows(figures: Measures, before: Measures) -> list[str]:
    named = [
        (f"right type or none, {figures.count} sentences of ours", figures.types, before.types),
        ("macro-F1 over types and none", figures.types_macro_f1, before.types_macro_f1),
        ("sentences that tell no event, left alone", figures.silent, before.silent),
        ("right status", figures.statuses, before.statuses),
        ("macro-F1 over statuses", figures.statuses_macro_f1, before.statuses_macro_f1),
        ("right mode", figures.modes, before.modes),
        ("expected calibration error of the type", figures.error, before.error),
        ("the same with no temperature", figures.error_before, before.error_before),
    ]
    if figures.plv is not None and before.plv is not None:
        named += [
            (f"macro-F1 over PLV's labels, {figures.plv_count} sentences", figures.plv, before.plv),
            ("right label of PLV", figures.plv_accuracy or 0.0, before.plv_accuracy or 0.0),
        ]
    return [f"| {what} | {now:.3f} ({then:.3f}) |" for what, now, then in named]
