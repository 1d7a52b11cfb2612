"""Reports a second of the stage that finds and normalises times, on parsed texts.

    python -m benchmarks.times [REPORTS.jsonl]

Without a file the sample reports are read over and over until there are 200 texts. The parse is not counted.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from benchmarks.reading import ROUNDS, arrivals
from onrecord import annotate, clean
from onrecord.annotate.times import NAME
from onrecord.pipeline.reader import Reader


def main() -> None:
    """Measure and print."""
    reports = arrivals(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    nlp = Reader().nlp
    names = nlp.pipe_names
    before = names[: names.index(NAME)]
    times = nlp.get_pipe(NAME)
    seconds = []
    for _ in range(ROUNDS):
        spent = 0.0
        for arrival in reports:
            doc = annotate.doc_of(nlp, arrival, clean.passages(arrival))
            for name in before:
                doc = nlp.get_pipe(name)(doc)
            start = time.process_time()
            times(doc)
            spent += time.process_time() - start
        seconds.append(spent)
    median = statistics.median(seconds)
    tokens = sum(len(nlp.make_doc(arrival.report.text)) for arrival in reports)
    print(json.dumps({
        "texts": len(reports),
        "tokens": tokens,
        "cpu_seconds": round(median, 2),
        "reports_a_second": round(len(reports) / median),
        "microseconds_a_token": round(1e6 * median / tokens, 1),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
