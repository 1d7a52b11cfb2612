"""A record that ``onrecord serve`` serves elsewhere, asked as if it were here.

In: its address, and a token. Out: the rows, the errors and the decisions that the record itself gives. Promise:
nothing is asked of any other host, and nothing until a method is called; no database is opened here.

::

    asking   HTTP: a connection that is kept, ETags, errors as the classes that they are
    told     JSON to the structs of the record's rows
    record   ServedRecord, the lists and the decisions
"""

from onrecord.pipeline.served.record import ServedRecord

__all__ = ["ServedRecord"]
