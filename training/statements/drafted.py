"""What our own reading makes of PolNeAR's articles, written down for the network to learn from.

python -m training.statements.drafted polnear_train.jsonl OUT
"""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from spacy.tokens import Doc

from onrecord import annotate, clean
from onrecord.extract.statements import joined, tagged
from onrecord.extract.statements.parts import characters, inside_marks
from onrecord.model import Arrival, Report, report_id
from onrecord.settings import Settings
from training.statements.corpus import packed

rules = import_module("onrecord.extract.statements")


def docs(rows: list[dict[str, str]]) -> Iterator[Doc]:
    """The rows' texts as annotated docs, in order."""
    nlp = annotate.build(Settings().spacy_model)
    reports = (Report(id=report_id(text=row["text"]), text=row["text"]) for row in rows)
    arrivals = (Arrival(report=report) for report in reports)
    yield from nlp.pipe(
        (annotate.doc_of(nlp, arrival, clean.passages(arrival)) for arrival in arrivals), batch_size=16
    )


def drafted(doc: Doc) -> dict[str, object]:
    """The passages that are read and each feature's runs, as the reading shows them to the network."""
    drafts, telling, _ = rules.drafts(doc)
    drafts.sort(key=lambda d: (d.content[0][0], -d.content[-1][1]))
    voices, nested = joined.heard(doc, drafts, inside_marks(doc))
    outer = [voice for voice, inside in zip(voices, nested, strict=True) if not inside]
    features = tagged.features(doc.text, doc._.quotations, outer)
    return {
        "passages": [characters(doc, r) for r in telling if r[0] < r[1]],
        "features": [packed(bytes(f)) for f in features],
    }


def main() -> None:
    gold, out = map(Path, sys.argv[1:3])
    rows = [json.loads(line) for line in gold.read_text("utf8").splitlines()]
    with out.open("w", encoding="utf8") as file:
        for row, doc in zip(rows, docs(rows), strict=True):
            file.write(json.dumps({**row, **drafted(doc)}) + "\n")


if __name__ == "__main__":
    main()
