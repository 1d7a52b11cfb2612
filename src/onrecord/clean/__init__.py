"""2 · A report to its passages.

In: an arrival. Out: the passages that its text falls into, in order, each with its kind, the earlier passage
that it repeats, and its damage. Promise: the text itself is never touched.
"""

from onrecord.clean.conflicts import name_conflicts
from onrecord.clean.passages import passages

__all__ = ["name_conflicts", "passages"]
