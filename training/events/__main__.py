"""Build the event model anew: fit, calibrate, measure, export, and write its card. ``make train-events`` runs it.

A tenth of our sentences and a fifth of PLV are kept from the fitting; temperatures and figures come from them.
"""

import argparse
import hashlib
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.models.marking import Marked
from training.encoder import unpacked
from training.events.card import card
from training.events.corpus import MARKS, STATUSES, TYPES, Sample, plv, written
from training.events.fit import Labels, fit, logits
from training.events.measures import temperatures
from training.events.network import padded
from training.export import export

FOLDER = Path(__file__).parents[2] / "src" / "onrecord" / "models" / "events"
PLV_KEPT = (1, 3)
"""Of ten rows of PLV in the order of its file, those that no fitting sees."""
PLV_WEIGHT = 2
"""How often each row of PLV is read in an epoch: it is the only text here that nobody of ours wrote."""
LAYERS, EPOCHS, SEED = 5, 7, 1

SAMPLE = Marked(ids=[1] * 12, at=[0] * len(MARKS))
"""What the network is traced with."""


def main() -> None:
    """Fit and write the model; see ``--help``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--plv", type=Path, help="PLV's file; without it the model learns from our sentences alone"
    )
    options.add_argument("--unlearnt", action="store_true", help="measure on PLV, but learn nothing from it")
    options.add_argument("--out", type=Path, default=FOLDER)
    options.add_argument("--card", action="store_true", help="only measure the model that stands, for its card")
    options.add_argument("--layers", type=int, default=LAYERS)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--seed", type=int, default=SEED)
    told = options.parse_args()
    ours = list(written())
    public = list(plv(told.plv)) if told.plv else []
    kept = [s for s in ours if is_kept(s.text)] + [s for i, s in enumerate(public) if i % 10 in PLV_KEPT]
    seen = [s for s in ours if not is_kept(s.text)]
    if not told.unlearnt:
        seen += [s for i, s in enumerate(public) if i % 10 not in PLV_KEPT] * PLV_WEIGHT
    if not told.card:
        build(seen, kept, told.out, layers=told.layers, epochs=told.epochs, seed=told.seed)
    text = card(seen, kept, told.out)
    (told.out / "CARD.md").write_text(text, "utf8")
    print(text)


def build(
    seen: Sequence[Sample], kept: Sequence[Sample], out: Path, *, layers: int, epochs: int, seed: int
) -> None:
    """Fit on what may be seen, set the temperatures on what is kept, export."""
    began = time.monotonic()
    labels = Labels.of(seen)
    with tempfile.TemporaryDirectory() as scratch:
        base = unpacked(Path(scratch))
        network = fit(seen, base, labels, layers=layers, epochs=epochs, seed=seed)
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        raw = logits(network, kept, tokenizer)
        told: dict[str, object] = {
            "marks": MARKS,
            "labels": {"types": TYPES, "statuses": STATUSES, "modes": labels.modes},
            "temperatures": temperatures(raw, kept, labels.modes),
            "fitted": {
                "layers": layers, "epochs": epochs, "seed": seed,
                "minutes": round((time.monotonic() - began) / 60),
            },
        }  # fmt: skip
        inputs = dict(zip(("ids", "attention", "at"), padded([SAMPLE, SAMPLE]), strict=True))
        export(
            network, network.encoder, inputs=inputs, outputs=("types", "statuses", "modes"),
            base=base, folder=out, told=told,
        )  # fmt: skip


def is_kept(text: str) -> bool:
    """Whether a sentence of ours is kept from the fitting: one in ten, by its own words."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 10 == 0


if __name__ == "__main__":
    main()
