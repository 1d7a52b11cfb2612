"""Feeds watched for months: asked when they are due, what is new in them read and put on record.

In: a list of feeds (:mod:`.watchlist`) and a record. Out: reports on record, as :mod:`onrecord.pipeline.batch`
makes them of files, and a :class:`~.tally.Round` for each round, with what it came to. Promise: whatever is cut
off goes on where it stopped, nothing is lost and nothing doubled; a feed that fails is told of once, and once when
it is back; the time of day may jump by hours.
"""

from onrecord.pipeline.watching.rounds import Watching
from onrecord.pipeline.watching.tally import Round
from onrecord.pipeline.watching.watchlist import Watched, Watchlist

__all__ = ["Round", "Watched", "Watching", "Watchlist"]
