"""What joins the records of one report.

In: a reading. Out: the same reading with mentions of one event joined (``same_as``), the stages of one plan,
promise or act in one thread, and the changes: reversals, revisions, disagreements, denials. Promise: a pure
function; it adds joins and never alters what an event, statement or figure says.
"""

import msgspec

from onrecord.link.within.denials import denials
from onrecord.link.within.disagreements import disagreements
from onrecord.link.within.reversals import reversals
from onrecord.link.within.revisions import revisions
from onrecord.link.within.same import same
from onrecord.link.within.threads import threads
from onrecord.model import Reading

CHANGES = (reversals, revisions, disagreements, denials)
"""What finds changes, in order. To add one: a file with a generator of changes, and its name here."""


def within(reading: Reading) -> Reading:
    """The reading with mentions of one event joined, threads drawn, and the changes in them."""
    joined = msgspec.structs.replace(reading, events=threads(same(reading.events), reading))
    found = [change for find in CHANGES for change in find(joined)]
    numbered = (msgspec.structs.replace(change, id=f"c{i}") for i, change in enumerate(found, 1))
    return msgspec.structs.replace(joined, changes=tuple(numbered))


__all__ = ["within"]
