"""A report taken off the record, with everything that came from it.

In: a report's id, who takes it off, and why. Out: a tombstone, which holds no word of it. Promise: one
transaction, so that a kill leaves all or nothing; what other reports tell is computed anew without it; its words
are in no table, and once the file is cleared in none of its bytes.

========= ==========================================================
removal   the whole of it, step by step
keeping   tombstones: which report was removed, and what is refused since
cascade   every row that hangs on the report
together  what it told together with others: occurrences, changes, decided pairs, copies
series    its versions: those before it stay superseded
storyline the stories that it told go on
erasing   the database's own file, cleared of what was deleted
========= ==========================================================
"""
