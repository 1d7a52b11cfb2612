"""What the databases have in common."""

from typing import Literal

Doing = Literal["opened as a record", "read", "written"]
"""What could not be done."""

WRITES = "onrecord_writes"
"""The execution option of connections that write."""

OWN_TABLES = "onrecord_own_tables"
"""The execution option of connections that read, and stand tables of their own before the record's."""

WAIT = 60.0
"""Seconds that a writer waits for another to end."""
