"""How well we read, on our own gold.

python -m tests.accuracy.score              the figures, both splits
python -m tests.accuracy.score --misses     and what was missed, of the open split only: the held-out
                                            sentences are never printed
python -m tests.accuracy.score --raise WHY  and raise the floors to just below what was measured
"""

import sys

from onrecord.pipeline.reader import Reader
from tests.accuracy import cases, crises, events, floors, numbers, speakers, statements
from tests.accuracy import reading as gold
from tests.accuracy.tally import Tally

Figures = dict[str, dict[str, float]]
"""For each split, each figure between 0 and 1."""


def measure(reader: Reader, misses: list[str] | None = None) -> Figures:
    """Every figure, on both splits. ``misses`` takes the open split's misses."""
    kept = misses if misses is not None else []
    return {split: _split(reader, split, kept if split == "gold" else []) for split in gold.SPLITS}


def _split(reader: Reader, split: str, misses: list[str]) -> dict[str, float]:
    rows = list(gold.sentence_readings(reader, gold.sentences(split)))
    figures: dict[str, float] = {}
    for kind in (events.events, statements.statements, numbers.figures, numbers.votes):
        misses.append(f"\n== {kind.__name__} ==\n")
        figures |= kind(rows, misses)
    misses.append("\n== speakers ==\n")
    figures |= speakers.speakers(reader, split, misses)
    misses.append("\n== times ==\n")
    figures["time_values"] = _times(reader, split, misses)
    misses.append("\n== whole readings ==\n")
    figures["readings"] = _readings(reader, split, misses)
    misses.append("\n== crises ==\n")
    figures |= crises.measure(split, misses)
    return figures


def _times(reader: Reader, split: str, misses: list[str]) -> float:
    right = Tally()
    for sentence in gold.sentences(split):
        if "times" not in sentence:
            continue
        text, offset = gold.in_context(sentence)
        marks = gold.time_marks(reader, sentence)
        for words, value in sentence["times"].items():
            start = text.index(words, offset)
            found = [m for m in marks if m.start < start + len(words) and start < m.end and m.when]
            met = any(_interval_agrees(value, m.when.start, m.when.end) for m in found if m.when)
            right.add(met, 1, 1)
            if not met:
                misses.append(f"{sentence['id']} {words!r} is {value}, read as {[m.value for m in found]}\n")
    return right.recall


def _interval_agrees(wanted: str, start: str | None, end: str | None) -> bool:
    """An ISO interval by its beginnings, alternatives after ``|``; ``*`` is any, none too."""
    first, _, last = wanted.partition("..")
    return any(way == "*" or (start or "").startswith(way) for way in first.split("|")) and any(
        way == "*" or (end or "").startswith(way) for way in (last or first).split("|")
    )


def _readings(reader: Reader, split: str, misses: list[str]) -> float:
    met = expected = 0
    for name, case, reading in gold.case_readings(reader, split):
        outcomes = list(cases.score(case, reading))
        of_this, of = cases.met_of(outcomes)
        met, expected = met + of_this, expected + of
        misses.append(f"{name}: {of_this}/{of}\n")
        misses += [f"    {kind}: {label}\n" for kind, label, right in outcomes if not right]
    return met / expected


def table(figures: Figures) -> str:
    """The figures as a table, one line each, beside their floors."""
    below = floors.load()
    lines = [f"{'':32s}" + "".join(f"{split:>10s}{'floor':>8s}" for split in figures)]
    for name in next(iter(figures.values())):
        cells = (
            f"{of[name]:10.3f}{below.floors.get(split, {}).get(name, 0):8.3f}" for split, of in figures.items()
        )
        lines.append(f"{name:32s}" + "".join(cells))
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    misses: list[str] = []
    figures = measure(Reader(), misses)
    if "--misses" in arguments:
        print("".join(misses))
    print(table(figures))
    if "--raise" in arguments:
        why = " ".join(arguments[arguments.index("--raise") + 1 :])
        floors.lift(figures, why)


if __name__ == "__main__":
    main(sys.argv[1:])
