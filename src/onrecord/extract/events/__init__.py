"""Who did what to whom, and whether it was planned, happened or was cancelled.

In: an annotated ``Doc``, with its statements where they were drawn already. Out: events. Promise: each has a
trigger of its own, an actor or recipient who matters, and nothing from another sentence, coreference aside.

``frames`` and ``matching`` find the triggers, ``parties`` and ``identities`` who takes part, ``standing`` what
became of it, ``coding`` PLOVER's codes; ``records`` puts them together. ``between`` answers for two given parties.
"""

from onrecord.extract.events.records import events

__all__ = ["events"]
