"""Whoever watches for months holds no more memory than after the first days."""

import os
from pathlib import Path

import pytest

from onrecord.errors import ReportError
from onrecord.model import Arrival
from tests.pipeline.fetching.site import Moved
from tests.pipeline.watching.conftest import Desk, Paper


def _held() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.endurance
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="nothing tells what a process holds")
def test_memory_stays_level_over_many_rounds(desk: Desk, paper: Paper, clock: Moved) -> None:
    """Feeds and pages are fetched and taken in; reading, which another process does, is left out."""

    def read(arrival: Arrival) -> ReportError:
        return ReportError("it is not read here.")

    watching, held = desk.watching(paper.url, full_text=True), []
    watching._read = read
    for number in range(3_000):
        paper.put(number)
        if number % 10 == 9:
            paper.items = paper.items[:60]
            paper.site.pages.pop(f"/{number - 200}", None)
            paper.site.asked.clear()
            assert len(watching.once().quarantined) == 10
            clock.move(7_200)
            held.append(_held())
    assert held[-1] - held[100] < 5_000_000
