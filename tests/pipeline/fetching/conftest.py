"""A site to fetch from."""

from collections.abc import Iterator

import pytest

from onrecord.pipeline.fetching import Fetcher
from tests.pipeline.fetching.site import Moved, Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    with running(Site()) as site:
        yield site


@pytest.fixture
def clock() -> Moved:
    return Moved()


@pytest.fixture
def fetcher(clock: Moved) -> Fetcher:
    """One that may fetch from this machine."""
    return Fetcher("desk@example.org", allow_private=True, clock=clock)
