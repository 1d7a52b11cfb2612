"""How well the record joins what many reports tell: whole crises, read report by report into a record.

A telling of the gold is found where a record of its kind lies on its words. What is not on record is counted by
``tellings_found``, but for what the gold calls optional; how the record joins what it has, by the others.
"""

import json
import tempfile
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.model import Event, Figure, Span, Statement, Vote
from onrecord.pipeline.record import Record, open_record
from onrecord.store.rows.shared import ChangeLine, OccurrenceLine
from tests.accuracy.reading import HERE
from tests.accuracy.tally import Tally

KINDS = ("event", "statement", "figure", "vote")
Place = tuple[str, Span]
"""A report's id in the gold, and a span of its text."""


def crises(split: str) -> Iterator[Path]:
    """The folders of this split's crises."""
    yield from sorted(folder for folder in (HERE / split / "crises").iterdir() if folder.is_dir())


def measure(split: str, misses: list[str]) -> dict[str, float]:
    """The figures of this split's crises together."""
    gold: dict[Hashable, Hashable] = {}
    told: dict[Hashable, Hashable] = {}
    found, origins, changes = Tally(), Tally(), Tally()
    for folder in crises(split):
        with tempfile.TemporaryDirectory() as place, open_record(Path(place) / "crisis.db") as record:
            record.add([folder / "reports.jsonl"], workers=1)
            crisis = Crisis(folder, record)
        misses.append(f"\n-- {folder.name} --\n")
        for number, (telling, group) in enumerate(crisis.tellings()):
            key = (folder.name, number)
            if group is not None:
                gold[key] = (folder.name, telling["occurrence"])
                told[key] = (folder.name, group)
            if telling.get("optional"):
                continue
            found.add(group is not None, 1, 1)
            if group is None:
                misses.append(
                    f"not on record: {telling['occurrence']}: {telling['report']} {telling['words']!r}\n"
                )
        origins.add(*crisis.origins(misses))
        changes.add(*crisis.changes(misses))
        misses += crisis.mixed()
    if not gold:
        return {}
    precision, recall = bcubed(told, gold), bcubed(gold, told)
    return {
        "tellings_found": found.recall,
        "occurrences_bcubed": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "occurrences_precision": precision,
        "occurrences_recall": recall,
        "changes_f1": changes.f1,
        "changes_precision": changes.precision,
        "origins_exact": origins.recall,
    }


def bcubed(of: Mapping[Hashable, Hashable], against: Mapping[Hashable, Hashable]) -> float:
    """The mean share of each item's ``of`` group that is in its ``against`` group too."""
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for item, group in of.items():
        groups[group].add(item)
    shares = (
        sum(against[other] == against[item] for other in groups[group]) / len(groups[group])
        for item, group in of.items()
    )
    return sum(shares) / len(of)


class Crisis:
    """One crisis's gold beside what the record made of its reports."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.gold = tomllib.loads((folder / "gold.toml").read_text("utf8"))
        rows = [json.loads(line) for line in (folder / "reports.jsonl").read_text("utf8").splitlines()]
        by_url = {row["url"]: row["id"] for row in rows}
        self.names = {
            line.id: by_url[line.url] for line in record.reports(every_version=True) if line.url in by_url
        }
        self.texts = {name: record.reading(id).report.text for id, name in self.names.items()}
        self.lines = {kind: list(record.occurrences(kind)) for kind in KINDS}
        self.turns = list(record.changes())
        self.places = {kind: list(self._places(lines)) for kind, lines in self.lines.items()}

    def _places(self, lines: Sequence[OccurrenceLine]) -> Iterator[tuple[str, Span, bool, str]]:
        """Of each record: its report, a span of it, whether that is what says it by itself, and its occurrence."""
        for line in lines:
            for telling in line.tellings:
                name = self.names[telling.line.report.id]
                record = telling.line.record
                for span in spans(record):
                    yield name, span, True, line.id
                for span in record.evidence:
                    yield name, span, False, line.id

    def at(self, report: str, words: str) -> Span | None:
        """Where the words stand in the report's text, None where they stand in its title alone."""
        start = self.texts[report].find(words)
        return (start, start + len(words)) if start >= 0 else None

    def group(self, kind: str, report: str, span: Span) -> str | None:
        """The occurrence of the record that says these words: by its own words, a vote's by its sentence."""
        near = [
            (name, place, close, id)
            for name, place, close, id in self.places[kind]
            if name == report and place[0] < span[1] and span[0] < place[1]
        ]
        close = [one for one in near if one[2]] or ([one for one in near if kind == "vote"])
        return max(close, key=lambda one: min(one[1][1], span[1]) - max(one[1][0], span[0]))[3] if close else None

    def tellings(self) -> Iterator[tuple[dict[str, Any], str | None]]:
        """Each telling of the gold that stands in a text, and the occurrence that it was put to."""
        for occurrence in self.gold["occurrence"]:
            for telling in occurrence["tellings"]:
                span = self.at(telling["report"], telling["words"])
                if span is not None:
                    group = self.group(occurrence["kind"], telling["report"], span)
                    yield {**telling, "occurrence": occurrence["id"]}, group

    def origins(self, misses: list[str]) -> tuple[int, int, int]:
        """Of the occurrences found: how many have the right count of independent origins, among the reports in
        which a telling was found."""
        lines = {line.id: line for lines in self.lines.values() for line in lines}
        best: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        held: dict[str, set[str]] = defaultdict(set)
        for telling, group in self.tellings():
            if group is not None:
                best[telling["occurrence"]][group] += 1
                held[telling["occurrence"]].add(telling["report"])
        right = wanted = 0
        for occurrence in self.gold["occurrence"]:
            groups = best.get(occurrence["id"])
            if not groups:
                continue
            line = lines[max(groups, key=groups.__getitem__)]
            told = {telling["report"] for telling in occurrence["tellings"]}
            asked = held[occurrence["id"]]
            # Fewer tellings have no more origins than all.
            origins = occurrence["independent"]
            if asked != told:
                origins = min(origins, len(set(map(self.source, asked))))
            wanted += 1
            right += line.independent == origins
            if line.independent != origins:
                reports = sorted({self.names[t.line.report.id] for t in line.tellings})
                misses.append(
                    f"origins of {occurrence['id']}: {line.independent}, not {origins};"
                    f" told by {', '.join(reports)}; found {', '.join(sorted(asked))}\n"
                )
        return right, wanted, wanted

    def source(self, report: str) -> str:
        """The report that the gold says this one has its text from in the end; a passage alone makes no copy."""
        sources = {copy["report"]: copy["copy_of"] for copy in self.gold["copy"] if copy["kind"] != "partial"}
        while report in sources:
            report = sources[report]
        return report

    def changes(self, misses: list[str]) -> tuple[int, int, int]:
        """How many changes of the gold are on record, and how many on record are in the gold."""
        found = list(self.turns)
        right = 0
        wanted = [change for change in self.gold["change"] if not change.get("optional")]
        for change in sorted(self.gold["change"], key=lambda one: bool(one.get("optional"))):
            met = next((line for line in found if self._met(change, line)), None)
            if met is not None:
                # What tells one change of the gold in several ways is right once, and no false alarm beside.
                found = [line for line in found if not self._met(change, line)]
                right += not change.get("optional")
            elif not change.get("optional"):
                misses.append(f"no change: {change['kind']}: {change['about']}\n")
        for line in found:
            steps = " | ".join(f"{self.names[s.report.id]} {s.sentence[:70]!r}" for s in line.steps)
            misses.append(f"false change: {line.record.kind} [{line.record.confidence:.2f}] {steps}\n")
        return right, right + len(found), len(wanted)

    def _met(self, change: Mapping[str, Any], line: ChangeLine) -> bool:
        if line.record.kind != change["kind"] or len(line.steps) < 2:
            return False
        ends = [change["steps"][0], change["steps"][-1]]
        if change["kind"] == "disagreement":  # nobody comes first
            return self._ends(ends, line) or self._ends(ends[::-1], line)
        return self._ends(ends, line)

    def _ends(self, ends: Sequence[Iterable[str]], line: ChangeLine) -> bool:
        """Whether the last two steps, or the first and last, are these."""
        steps = [list(self._step(step)) for step in line.steps]
        firsts = steps[:-1]
        return any(self._on(ends[0], places) for places in firsts) and self._on(ends[1], steps[-1])

    def _step(self, step: Any) -> Iterator[Place]:
        for told in (step, *step.tellings):
            for span in spans(told.record) or told.record.evidence:
                yield self.names[told.report.id], span

    def _on(self, wanted: Iterable[str], places: Sequence[Place]) -> bool:
        for one in wanted:
            report, _, words = one.partition("|")
            span = self.at(report, words)
            if span is not None and any(
                name == report and start < span[1] and span[0] < end for name, (start, end) in places
            ):
                return True
        return False

    def mixed(self) -> Iterator[str]:
        """Where tellings of several occurrences stand together, or those of one apart."""
        told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        gold: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for telling, group in self.tellings():
            if group is not None:
                said = f"{telling['report']} {telling['words']!r}"
                told[group][telling["occurrence"]].append(said)
                gold[telling["occurrence"]][group].append(said)
        for group, occurrences in told.items():
            if len(occurrences) > 1:
                yield (
                    f"together ({group}): "
                    + "; ".join(f"{k}: {', '.join(v)}" for k, v in occurrences.items())
                    + "\n"
                )
        for occurrence, groups in gold.items():
            if len(groups) > 1:
                yield (
                    f"apart ({occurrence}): "
                    + " // ".join(f"{k}: {', '.join(v)}" for k, v in groups.items())
                    + "\n"
                )


def spans(record: Event | Statement | Figure | Vote | Any) -> Sequence[Span]:
    """The words that say a record by themselves."""
    if isinstance(record, Event):
        return [record.trigger]
    if isinstance(record, Statement):
        return record.content
    return [record.text] if isinstance(record, Figure) else []


def main(split: str = "gold") -> None:
    """Print the misses, of the open split only, and the figures."""
    misses: list[str] = []
    figures = measure(split, misses)
    if split == "gold":
        print("".join(misses))
    for name, value in figures.items():
        print(f"{name:28s}{value:8.3f}")


if __name__ == "__main__":
    import sys

    main(*sys.argv[1:2])
