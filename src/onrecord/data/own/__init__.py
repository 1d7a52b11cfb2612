"""What a user teaches beside the package's own tables: actors, offices, frames and places, from TOML files.

In: files, checked to the last key (:mod:`onrecord.data.own.files`). Out: one :class:`Own`, frozen. Promise: it
rides on the ``Doc`` that is read (``doc._.own``) and on nothing else, so that two readers of one process may know
different names; what it names wins over what the package has under that name; with nothing in it every reading is
what it was.
"""

from onrecord.data.own.kinds import NOTHING, Body, Own, OwnActor, OwnFrame, OwnOffice, OwnPlace, own_of, teach

__all__ = ["NOTHING", "Body", "Own", "OwnActor", "OwnFrame", "OwnOffice", "OwnPlace", "own_of", "teach"]
