"""The databases that a record may live in: one file each, with the same functions in it.

Comes in: the URL of a database. Goes out: its connections, whose transactions keep the same promises on each. One
that writes has the record to itself from its start, so that nothing is computed from what another is changing just
then; one that reads sees a single state of the record to its end, and waits for nobody. Each says what an error of
its driver asks of the person who meets it.

::

    check(url, where, create=...)       raises RecordError where no record can be, without connecting
    arguments(url)                      what the engine is made with
    own_transactions(engine)            keeps the promises
    check_new(connection, where)        raises RecordError where a new record would not answer as it must
    STATE                               asks for a value that is another one after every write
    remedy(error, doing)                what to do about an error; None: not the database is to blame

>>> sorted(DATABASES)
['postgresql', 'sqlite']
"""

from types import ModuleType

from onrecord.store.databases import postgresql, sqlite

DATABASES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}
"""By the name that URLs have for them."""
