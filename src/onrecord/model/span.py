"""Where a record's evidence stands."""

from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""``[start, end)`` in Unicode code points into ``report.text``; ``text[start:end]`` is the evidence."""


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share at least one code point.

    >>> overlaps((0, 5), (4, 9)), overlaps((0, 5), (5, 9))
    (True, False)
    """
    return a[0] < b[1] and b[0] < a[1]


def covers(outer: Span, inner: Span) -> bool:
    """Whether ``inner`` lies wholly in ``outer``.

    >>> covers((0, 9), (4, 9)), covers((0, 5), (4, 9))
    (True, False)
    """
    return outer[0] <= inner[0] and inner[1] <= outer[1]
