"""CPU time of a whole reading beside that of the bare spaCy pipeline on the same texts, in one run.

    python -m benchmarks.reading [REPORTS.jsonl]

Without a file the sample reports are read over and over until there are 200 texts. Both are measured in turn,
three times, and the medians printed; then where the reading's own time goes, stage by stage, and the peak memory.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path

import spacy
from spacy.language import Language

from onrecord import annotate, clean, extract, intake, link
from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.reader import Reader
from onrecord.settings import Settings

TEXTS = 200
ROUNDS = 3
EXAMPLES = Path(__file__).parents[1] / "examples" / "reports"


def arrivals(path: Path | None) -> list[Arrival]:
    """The reports to read: those of the file, or the samples."""
    if path is None:
        found = [
            arrival
            for file in intake.files([EXAMPLES])
            for arrival in intake.arrivals_of(file, max_bytes=Settings().max_bytes)
            if isinstance(arrival, Arrival)
        ]
        return list(islice(cycle(found), TEXTS))
    rows = map(json.loads, islice(path.open(encoding="utf8"), TEXTS))
    return [
        Arrival(report=Report(id=report_id(text=row["text"]), text=row["text"], published=row.get("published")))
        for row in rows
    ]


def cpu(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of this process's CPU that the work takes."""
    start = time.process_time()
    for _ in work():
        pass
    return time.process_time() - start


def stages(reader: Reader, reports: list[Arrival]) -> dict[str, float]:
    """Seconds of CPU that each of our own stages takes over all reports."""
    spent: dict[str, float] = {}

    def timed(name: str, start: float) -> None:
        spent[name] = spent.get(name, 0.0) + time.process_time() - start

    nlp: Language = reader.nlp
    for arrival in reports:
        start = time.process_time()
        doc = annotate.doc_of(nlp, arrival, clean.passages(arrival))
        timed("clean", start)
        for name, component in nlp.pipeline:
            start = time.process_time()
            doc = component(doc)
            timed(name if name.startswith("onrecord") else "spaCy", start)
        start = time.process_time()
        clean.broken_syntax(doc, doc._.passages)
        timed("clean", start)
        for name, extractor in (("statements", extract.statements), ("events", extract.events)):
            start = time.process_time()
            setattr(doc._, name, tuple(extractor(doc)))
            timed(name, start)
        for name, rest in (("figures", extract.figures), ("votes", extract.votes)):
            start = time.process_time()
            list(rest(doc))
            timed(name, start)
    readings = list(reader.read_many(reports))
    start = time.process_time()
    for reading in readings:
        link.within(reading)
    timed("link", start)
    return spent


def main() -> None:
    """Print the figures as JSON."""
    reports = arrivals(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    texts = [arrival.report.text for arrival in reports]
    bare = spacy.load(Settings().spacy_model)
    reader = Reader()
    for _ in reader.read_many(reports[:10]):
        pass
    alone, whole = [], []
    for _ in range(ROUNDS):
        alone.append(cpu(lambda: bare.pipe(texts, batch_size=32)))
        whole.append(cpu(lambda: reader.read_many(reports)))
    tokens = sum(len(doc) for doc in map(bare.make_doc, texts))
    spent = stages(reader, reports)
    print(
        json.dumps(
            {
                "texts": len(texts),
                "tokens": tokens,
                "spacy_cpu_seconds": round(statistics.median(alone), 2),
                "reading_cpu_seconds": round(statistics.median(whole), 2),
                "ratio": round(statistics.median(w / a for w, a in zip(whole, alone, strict=True)), 2),
                "microseconds_a_token": {name: round(1e6 * s / tokens, 1) for name, s in spent.items()},
                "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
