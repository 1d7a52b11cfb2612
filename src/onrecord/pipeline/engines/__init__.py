"""Where reports are read: in this process, or in several of this machine.

In: arrivals, and what could not become one. Out: as many readings and errors, in the same order. Promise: a report
that makes a stage fail, or kills the process that reads it, costs itself and no other; never more than a few
batches are held.
"""

from onrecord.pipeline.engines.local import read_all

__all__ = ["read_all"]
