"""The benchmark of the store counts what the invented reports tell."""

from pathlib import Path

from benchmarks.filling import fill
from benchmarks.newsroom import Newsroom
from benchmarks.store import BAR, measure

REPORTS = 40


def test_the_benchmark_counts_what_was_told(tmp_path: Path) -> None:
    url = str(tmp_path / "onrecord.db")
    fill(url, REPORTS)
    counted = {name: count for name, _, _, _, count in measure(url, REPORTS, runs=1)}
    told = list(Newsroom().tell(REPORTS))
    after = [*told[1:], None]
    standing = [one.reading for one, later in zip(told, after, strict=True) if later is None or not later.later]
    events = [event for reading in standing for event in reading.events if event.confidence >= BAR]
    assert counted["export to Parquet"] == f"{len(events)} events"
    stories = [one.story for one in told]
    size = max(map(stories.count, stories))
    assert counted["a story's page"].startswith(f"{size} reports, ")
    phrase = "called off a visit"
    reports = sum(phrase in reading.report.text for reading in standing)
    assert counted[f'search "{phrase}"'].startswith(f"{reports} reports, ")
