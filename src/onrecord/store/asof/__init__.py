"""The record as it was: what it knew at a moment.

In: a record and a moment. Out: a :class:`~onrecord.store.asof.past.PastStore`, which answers whatever a store is
asked from what was known then: the reports that had come in, their readings of that time, what was decided and not
yet undone. Promise: nothing is written; one connection has the record as it stands when it is opened, whatever
others add meanwhile, so that all answers go together.

The facts and decisions were appended, each with its time: views of the connection's own stand before the tables
and leave out what came later, and whoever asks a table by its name asks them. What is computed from the facts has
no times: it is computed anew from those of then, as far as anything came since that has to do with it.

======== ==========================================================
moment   which moment a day or a time means
shadows  the views before the tables, and tables of the connection's own
ruling   what followed from the decisions of then
drawing  which records told one thing then, and what had turned
past     the store that answers from all that
======== ==========================================================
"""
