"""The store: one record's database, opened."""

from onrecord.store.calls.adding import Adding
from onrecord.store.calls.deciding import Deciding
from onrecord.store.calls.finding import Finding
from onrecord.store.calls.listing import Listing
from onrecord.store.calls.upkeep import Upkeep


class Store(Listing, Finding, Adding, Deciding, Upkeep):
    """The only writer of a record. Each of its writes is one transaction: all of it is kept, or nothing; and all
    of it is of one moment, which ``clock`` tells.

    Raises:
        RecordError: see :func:`onrecord.store.opening.open_engine`.
    """
