"""What is told of saved searches."""

from typing import Literal, get_args

import msgspec

from onrecord.store.asked import Filters

SavedList = Literal[
    "timeline", "statements", "figures", "votes", "changes", "occurrences", "stories", "reports", "search"
]
"""The lists that can be saved. An occurrence is one of events."""
LISTS: tuple[SavedList, ...] = get_args(SavedList)
Way = Literal["webhook", "mail"]
"""How a search is told."""


class SavedSearch(msgspec.Struct, frozen=True, kw_only=True):
    """A search that ``account`` saved. ``webhook`` and ``mail`` are where it is told: a webhook's address may be a
    secret, and no page shows it. ``seen_to`` and ``told_to`` are moments, see :mod:`onrecord.store.saved`."""

    number: int
    name: str
    list: SavedList
    filters: Filters
    account: str
    created_at: str
    closed_at: str | None = None
    webhook: str | None = None
    mail: str | None = None
    seen_to: str
    told_to: str
