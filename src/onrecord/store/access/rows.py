"""What is told of accounts."""

from typing import Literal

import msgspec

Role = Literal["reader", "reviewer", "owner"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "owner")
"""Each may do what those before it may: read; decide and keep searches; add reports and keep accounts."""
KeyKind = Literal["session", "token"]


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who asks, by the name that their decisions bear."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether they may do what this role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class AccountLine(msgspec.Struct, frozen=True, kw_only=True):
    """An account; ``tokens`` are the labels of those that open it, by their numbers."""

    name: str
    role: Role
    created_at: str
    closed_at: str | None = None
    password: bool = False
    tokens: dict[int, str] = {}


class LogLine(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody did: ``account`` is None for whoever has none, ``address`` that of their machine."""

    at: str
    account: str | None = None
    address: str | None = None
    did: str
    about: str | None = None
