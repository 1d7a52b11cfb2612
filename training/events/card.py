"""The model's card: what it is, what it learnt from, how right it is, how it is built anew."""

from collections import Counter
from collections.abc import Sequence

from training.events.corpus import Sample
from training.events.measures import Measures

CARD = """# The event model

What it does: given a sentence with the actor, the trigger and the recipient marked, it says which PLOVER event type
the trigger tells (or that it tells none), which status the event has, and which mode. The reading asks it about what
the lexicon's frames and the parse have found; it never reads a text by itself.

- **Network**: the encoder of all-MiniLM-L6-v2 (six layers, 384 wide; Apache-2.0), its states at the sentence's start
  and at the three marks joined by one layer, three linear heads. ONNX, weights as 8-bit integers.
- **Our own sentences**: {own} of them, written for this project (`training/events/sentences`): {written}.
- **PLV**: {plv}
- **Kept from the fitting**: one of ten of our sentences (by a hash of the sentence), and rows 1 and 3 of each ten of
  PLV's. All figures below are on those; the temperatures are set on them too.
- **Fitted**: {epochs} epochs, seed {seed}, in {minutes:.0f} minutes on two cores.

## Figures, of the 8-bit network (of the network before it was rounded to 8 bits)
| what | figure |
|---|---|
{rows}

Temperatures: {heat}.

## Building it anew
`make train-events PLV=path/to/plv_train.jsonl` fits, calibrates, measures, exports and writes this card. Without
`PLV=` it learns from our sentences alone: {without}

## What to mind
It learnt from sentences of the wires, 1980 to 2026, in English; it has no knowledge of who holds which office, and it
sees one sentence at a time. Its type is one of two voices (the lexicon is the other): `onrecord why` names both.
"""
PUBLIC = (
    "{count} sentences of PLV's training part (Hu et al., Leveraging Codebook Knowledge with NLI and ChatGPT for\n"
    "  Zero-Shot Political Relation Classification, ACL 2024; no licence is stated; research data of a public paper).\n"
    "  Its labels fold the status into the type; the network is told only that one of the types and statuses that\n"
    "  read so is right. No sentence of it is in the model's files."
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
