"""Fit the statement model on what ``drafted`` wrote, and export it. ``make train-statements`` runs it.

A tenth of the articles is kept from the fitting. Without articles the folder says that there is no network, and
the reading goes by the rules alone.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.encoder import unpacked
from training.export import export
from training.statements.corpus import RULES, VALUES, articles, is_kept, samples
from training.statements.fit import fit
from training.statements.network import Shares

FOLDER = Path(__file__).parents[2] / "src" / "onrecord" / "models" / "statements"
LAYERS, EPOCHS, SEED = 4, 5, 1
EVEN = {"both": [0, 0, 0.5, 0.5, 0.5, 0], "tagger": [0, 0, 0.7, 0.5, 0, 0, 0], "rule": [0, 0, 0.5, 0.5, 0.5]}
"""How sure the joined reading is before ``sureness`` has fitted it."""
AGREEMENT = [0.98, 0.8]
"""Allowances for how far annotators agree, on what is quoted and on the rest (PolNeAR's own: .98 and .72)."""


def main() -> None:
    """Fit and write the model; see ``--help``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, help="what training.statements.drafted wrote")
    options.add_argument("--out", type=Path, default=FOLDER)
    options.add_argument("--layers", type=int, default=LAYERS)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--seed", type=int, default=SEED)
    told = options.parse_args()
    if told.articles is None:
        for name in ("model.onnx", "tokenizer.json"):
            (told.out / name).unlink(missing_ok=True)
        (told.out / "labels.json").write_text(json.dumps({"fitted": None}) + "\n", "utf8")
        return
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        base = unpacked(Path(scratch))
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        seen = [s for a in articles(told.articles) if not is_kept(a.name) for s in samples(a, tokenizer)]
        network = fit(
            seen, base, values=VALUES, rules=RULES, layers=told.layers, epochs=told.epochs, seed=told.seed
        )
        fitted = {
            "layers": told.layers, "epochs": told.epochs, "seed": told.seed, "windows": len(seen),
            "minutes": round((time.monotonic() - began) / 60),
        }  # fmt: skip
        ids = torch.ones(2, 12, dtype=torch.long)
        inputs = {"ids": ids, "attention": ids, "features": torch.zeros(2, 12, len(VALUES), dtype=torch.long)}
        export(
            Shares(network), network.encoder, inputs=inputs, outputs=("tags", "by_cue", "by_part"),
            base=base, folder=told.out, told={"fitted": fitted, "sureness": {**EVEN, "agreement": AGREEMENT}},
        )  # fmt: skip


if __name__ == "__main__":
    main()
