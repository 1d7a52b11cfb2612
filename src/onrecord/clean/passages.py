"""The passages of a text."""

import re

from onrecord.model import Arrival, Passage


def passages(arrival: Arrival) -> tuple[Passage, ...]:
    """Headline, paragraphs and the rest, in order."""
    return tuple(
        Passage(start=m.start(), end=m.end(), kind="paragraph")
        for m in re.finditer(r"\S(?:.*\S)?", arrival.report.text)
    )
