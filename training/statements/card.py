"""The model's card: what it is, what it learnt from, what each part adds, how it is built anew.

python -m training.statements.card polnear_train.jsonl MODEL_FOLDER
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from spacy.tokens import Doc

from onrecord.extract.statements import assemble, joined, tagged
from onrecord.extract.statements.parts import characters
from onrecord.models.tagging import Tagger
from onrecord.pipeline.evaluation.quotes import figures
from training.statements.corpus import is_kept
from training.statements.drafted import docs

CARD = (Path(__file__).parent / "card.md").read_text("utf8")
VOICES = ("the rules alone", "the tagger alone, without the rules' word", "both joined")
KINDS = ("", "_direct", "_indirect", "_mixed")
BAR = 0.5
"""From this confidence on a statement is counted; of the tagger alone, from this share of its cue."""

rules = import_module("onrecord.extract.statements")
Quote = dict[str, object]


def main() -> None:
    gold, folder = map(Path, sys.argv[1:3])
    rows = [row for row in map(json.loads, gold.read_text("utf8").splitlines()) if is_kept(row["doc_id"])]
    network = Tagger(folder)
    told: dict[str, list[dict[str, object]]] = {voice: [] for voice in VOICES}
    for row, doc in zip(rows, docs(rows), strict=True):
        for voice, quotes in zip(VOICES, _quotes(network, doc), strict=True):
            told[voice].append({"doc_id": row["doc_id"], "quotes": quotes})
    lines = []
    for voice, predictions in told.items():
        measured = figures(rows, predictions) or {}
        cells = (f"{measured[f'j50{kind}_f1']:.3f} / {measured[f'e2e{kind}_f1']:.3f}" for kind in KINDS)
        lines.append(f"| {voice} | {' | '.join(cells)} |")
    fitted = {**network.told["fitted"], "kept": len(rows), "rows": "\n".join(lines)}
    text = CARD.format(**fitted)
    (folder / "CARD.md").write_text(text, "utf8")
    print(text)


def _quotes(network: Tagger, doc: Doc) -> Iterator[list[Quote]]:
    """What each of the voices says of a doc."""
    drafts, telling, quotations = rules.drafts(doc)
    yield list(_told(doc, drafts))
    passages = [characters(doc, r) for r in telling if r[0] < r[1]]
    alone = tagged.read(network, doc, passages, []).attributions
    yield [{"content": a.content, "cue": a.cue, "source": a.source} for a in alone if a.cue_share >= BAR]
    yield list(_told(doc, joined.joined(doc, drafts, telling, quotations)))


def _told(doc: Doc, drafts: list[assemble.Draft]) -> Iterator[Quote]:
    for statement in assemble.records(doc, drafts):
        if statement.within is None and statement.confidence >= BAR:
            yield {"content": statement.content, "cue": statement.cue, "source": statement.speaker_text}


if __name__ == "__main__":
    main()
