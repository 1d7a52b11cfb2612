"""``/accounts`` and ``/log``: who may open the record, and what they did; for owners."""

from typing import Annotated

import msgspec
from litestar.params import Parameter

from onrecord.serve.asked import Of
from onrecord.serve.page import page
from onrecord.store.access.rows import AccountLine, LogLine


class Accounts(msgspec.Struct, frozen=True, kw_only=True):
    """All accounts by name."""

    accounts: tuple[AccountLine, ...]


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """What was done, the latest first. ``next`` is the number to ask for what was before, None at the end."""

    lines: tuple[LogLine, ...]
    next: int | None


@page("/accounts", title="Accounts", template="accounts.html", role="owner")
def accounts(record: Of) -> Accounts:
    """Who may open the record where it is served."""
    return Accounts(accounts=tuple(record.access.accounts()))


@page("/log", title="Log", template="log.html", role="owner")
def log(record: Of, before: Annotated[int | None, Parameter(ge=1)] = None) -> Log:
    """Who logged in, decided, added, and kept accounts, the latest first."""
    found = record.access.log(limit=101, before=before)
    return Log(lines=tuple(line for _, line in found[:100]), next=found[99][0] if len(found) > 100 else None)
