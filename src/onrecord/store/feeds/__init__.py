"""Feeds that are watched: their state, and the entries that wait to be read.

What a feed says and that it was asked are kept in one transaction, so that a run that is cut off goes on from
there: an entry waits until its report is on record or in quarantine, and its feed need not be asked again for it.
"""
