"""Fetching from the web, politely, and only from where anybody may: for whoever asked for it by name.

In: an address. Out: a :class:`~.fetcher.Page`, or a FetchError that says why there is none, and whether it is
worth another try. Promise: robots.txt is kept to; a host is asked one thing at a time, with a pause between, and
left alone for as long as it asks; nothing is connected to that is not on the public internet, whatever a name, a
redirect or a second answer of the name server says, unless that is allowed; no answer is larger or slower than its
limits.
"""

from onrecord.pipeline.fetching.fetcher import Fetcher, Page

__all__ = ["Fetcher", "Page"]
