"""Milliseconds to lay a copy beside its source and list what it altered.

    python -m benchmarks.aligning [COPIES.jsonl]

The file has lines with ``id``, ``text`` and ``base``, the id of the source. Without one the sample reports are
compared with copies of themselves in which every seventh word is another.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from benchmarks.reading import ROUNDS, arrivals
from onrecord.link.aligning import aligned


def main() -> None:
    """Measure and print."""
    pairs = _pairs(Path(sys.argv[1])) if len(sys.argv) > 1 else _rewritten()
    aligned(*pairs[0])
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for copy, source in pairs:
            aligned(copy, source)
        seconds.append(time.process_time() - start)
    median = statistics.median(seconds)
    print(json.dumps({
        "pairs": len(pairs),
        "words_a_report": round(statistics.mean(len(text.split()) for pair in pairs for text in pair)),
        "milliseconds_a_pair": round(1000 * median / len(pairs), 2),
    }, indent=1))  # fmt: skip


def _pairs(file: Path) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in file.read_text("utf8").splitlines()]
    texts = {line["id"]: line["text"] for line in lines}
    return [(line["text"], texts[line["base"]]) for line in lines if line.get("base") in texts]


def _rewritten() -> list[tuple[str, str]]:
    found = []
    for arrival in arrivals(None):
        words = arrival.report.text.split(" ")
        words[::7] = ["other"] * len(words[::7])
        found.append((" ".join(words), arrival.report.text))
    return found


if __name__ == "__main__":
    main()
