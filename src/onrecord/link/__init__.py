"""5 · Records to threads, changes, same events; across reports: copies, stories, tellings of one statement.

In: a reading, or many. Out: the same with what joins its records. Promise: sees many, writes none.
"""

from onrecord.link.within import within

__all__ = ["within"]
