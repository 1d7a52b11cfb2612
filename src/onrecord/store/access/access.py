"""The accounts of a record, and what was done through them: each call a transaction of its own."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection

from onrecord.store.access import accounts
from onrecord.store.access.rows import AccountLine, LogLine, Role, Who
from onrecord.store.clock import now

Transaction = Callable[[], AbstractContextManager[Connection]]
SESSION_DAYS = 7


class Access:
    """Who may open this record where it is served."""

    def __init__(self, reading: Transaction, writing: Transaction) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, name: str, role: Role, *, password: str | None = None) -> None:
        """Make an account; see :func:`onrecord.store.access.accounts.add_account`."""
        with self._writing() as connection:
            accounts.add_account(connection, name, role, password=password, at=now(connection))

    def change(self, name: str, *, role: Role | None = None, password: str | None = None) -> None:
        """Change an account; see :func:`onrecord.store.access.accounts.change_account`."""
        with self._writing() as connection:
            accounts.change_account(connection, name, role=role, password=password, at=now(connection))

    def close(self, name: str) -> None:
        """Close an account. Raises AccessError: there is none, or it is the last owner's."""
        with self._writing() as connection:
            accounts.close_account(connection, name, at=now(connection))

    def accounts(self) -> list[AccountLine]:
        """All accounts by name."""
        with self._reading() as connection:
            return list(accounts.accounts(connection))

    def any(self) -> bool:
        """Whether there is an account that is not closed."""
        return any(line.closed_at is None for line in self.accounts())

    def log_in(self, name: str, password: str) -> tuple[Who, str] | None:
        """Who that is, and the key of a new session; None where name and password are nobody's."""
        with self._reading() as connection:
            who = accounts.log_in(connection, name, password)
        if who is None:
            return None
        with self._writing() as connection:
            return who, accounts.new_key(connection, name, "session", at=now(connection), days=SESSION_DAYS)

    def log_out(self, session: str) -> None:
        """End a session."""
        with self._writing() as connection:
            accounts.end_key(connection, session, at=now(connection))

    def token(self, name: str, *, label: str | None = None, days: int | None = None) -> str:
        """A new token of this account, for programs; it is told this once."""
        with self._writing() as connection:
            return accounts.new_key(connection, name, "token", at=now(connection), label=label, days=days)

    def end_token(self, number: int) -> None:
        """Have a token open nothing from now on. Raises AccessError: there is none of this number."""
        with self._writing() as connection:
            accounts.end_token(connection, number, at=now(connection))

    def who(self, *, session: str | None = None, token: str | None = None) -> Who | None:
        """Whom a session's key or a token opens the record for."""
        with self._reading() as connection:
            if token:
                return accounts.whose_key(connection, token, "token", at=now(connection))
            return accounts.whose_key(connection, session, "session", at=now(connection)) if session else None

    def note(self, did: str, *, account: str | None = None, address: str | None = None, about: Any = None) -> None:
        """Put what somebody did into the log."""
        told = None if about is None else str(about)
        with self._writing() as connection:
            accounts.note(connection, did, account=account, address=address, about=told, at=now(connection))

    def log(self, *, limit: int = 100, before: int | None = None) -> list[tuple[int, LogLine]]:
        """What was done, the latest first, each with its number."""
        with self._reading() as connection:
            return accounts.log(connection, limit=limit, before=before)
