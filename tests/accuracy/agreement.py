"""What the measures share: when names agree, and from which confidence a record counts."""

from typing import Any

COUNTED = 0.5
"""Records count from this confidence on."""

Gold = dict[str, Any]
"""One thing that the gold wants, as it stands in its file."""

Misses = list[str]
"""Lines for whoever mends the rules: what was missed, what was wrong."""


def names_agree(wanted: str, actual: str | None) -> bool:
    """One name holds the other, letter case aside."""
    if not actual:
        return False
    w, a = wanted.casefold(), actual.casefold()
    return w in a or (len(a) > 3 and a in w)
