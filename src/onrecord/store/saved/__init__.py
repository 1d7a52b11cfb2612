"""Saved searches: a list of the record with its filters, kept under a name, and what is new in it.

New is what a report brings that came on record since: ``seen_to`` is the moment up to which somebody looked,
``told_to`` that up to which it was told. Moments are in whole seconds, so the rows of a mark's own second are kept
by their ids; so are all that were told, and nothing is told twice.
"""
