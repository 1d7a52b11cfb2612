"""How sure the joined reading should be: fitted on the articles that no network learnt from.

    python -m training.statements.sureness polnear_train.jsonl MODEL_FOLDER

Each candidate of the kept articles is right where the gold has its words (Jaccard of one half) and its speaker.
"""

import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.extract.statements import joined, sureness
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.parts import characters, inside_marks, kind_of, speaker_words
from onrecord.models.tagging import Tagger
from onrecord.pipeline.evaluation.quotes import Text, pairs
from training.statements.corpus import is_kept
from training.statements.drafted import docs

rules = import_module("onrecord.extract.statements")
PENALTY = 1.0
ROUNDS = 30


def main() -> None:
    gold, folder = map(Path, sys.argv[1:3])
    rows = [row for row in map(json.loads, gold.read_text("utf8").splitlines()) if is_kept(row["doc_id"])]
    network = Tagger(folder)
    seen: dict[str, list[tuple[list[float], bool]]] = {"both": [], "tagger": [], "rule": []}
    for row, doc in zip(rows, docs(rows), strict=True):
        quoted = inside_marks(doc)
        for draft, is_right in judged(network, doc, row["quotes"]):
            if draft.shares:
                kind = kind_of(doc, draft.content, quoted)
                seen[draft.case].append((sureness.known(draft.case, draft.shares, kind), is_right))
    path = folder / "labels.json"
    told = json.loads(path.read_text("utf8"))
    for case, samples in seen.items():
        known = np.array([x for x, _ in samples])
        right = np.array([y for _, y in samples], float)
        told["sureness"][case] = [round(w, 3) for w in logistic(known, right)]
        print(case, len(samples), f"{right.mean():.3f} right", told["sureness"][case])
    path.write_text(json.dumps(told, indent=1) + "\n", "utf8")


def judged(network: Tagger, doc: Doc, quotes: Sequence[dict[str, object]]) -> list[tuple[Draft, bool]]:
    """The candidates of an article, and whether the gold has each: one to one, the best agreement first."""
    drafts, telling, quotations = rules.drafts(doc)
    found = joined.candidates(network, doc, drafts, telling, quotations)
    text = Text(doc.text)
    golds = [text.quote(quote) for quote in quotes]
    saids = [
        text.quote(
            {
                "content": [characters(doc, r) for r in draft.content],
                "source": None if (words := speaker_words(draft)) is None else characters(doc, words),
            }
        )
        for draft in found
    ]
    right = {id(said) for gold, said in pairs(golds, saids) if text.same_source(gold, said)}
    return [(draft, id(said) in right) for draft, said in zip(found, saids, strict=True)]


def logistic(known: NDArray[np.float64], right: NDArray[np.float64]) -> list[float]:
    """The weights of a logistic regression with a small penalty, by Newton's steps."""
    weights = np.zeros(known.shape[1])
    ridge = PENALTY * np.eye(known.shape[1])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (right - share) - ridge @ weights
        curve = (known * (share * (1 - share))[:, None]).T @ known + ridge
        weights += np.linalg.solve(curve, slope)
    return [float(w) for w in weights]


if __name__ == "__main__":
    main()
