"""Accounts and their keys, as the record keeps them. Each function runs in its caller's transaction."""

import hashlib
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import Connection, insert, or_, select, update

from onrecord.errors import AccessError
from onrecord.store import tables as t
from onrecord.store.access.rows import ROLES, AccountLine, KeyKind, LogLine, Role, Who

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_urlsafe())
"""What is compared where there is no such account, so that the time tells nothing."""
_NAME = re.compile(r"[\w][\w .@-]{0,63}")
LEAST = 12
"""So many characters has a password at least."""


def add_account(connection: Connection, name: str, role: Role, *, password: str | None, at: str) -> None:
    """Make an account, or open a closed one again.

    Raises:
        AccessError: the name, the role or the password can't be, or there is such an account.
    """
    if not _NAME.fullmatch(name):
        raise AccessError(
            f"{name!r} can't be an account's name.", remedy="Use letters, digits, spaces, dots, dashes, at signs."
        )
    _check_role(role)
    held = t.accounts.c
    standing = connection.execute(select(held.closed_at).where(held.name == name)).first()
    if standing and standing.closed_at is None:
        raise AccessError(
            f"there is an account {name!r} already.", remedy="To change it: onrecord accounts change"
        )
    row = {"role": role, "password": _hashed(password), "created_at": at, "closed_at": None}
    if standing:
        connection.execute(update(t.accounts).where(held.name == name).values(row))
    else:
        connection.execute(insert(t.accounts), {"name": name, **row})


def change_account(
    connection: Connection, name: str, *, role: Role | None = None, password: str | None = None, at: str
) -> None:
    """Give an account another role, or another password; either ends the sessions that it has."""
    _standing(connection, name)
    told: dict[str, str | None] = {}
    if role is not None:
        _check_role(role)
        told["role"] = role
        _leave_an_owner(connection, name, role)
    if password is not None:
        told["password"] = _hashed(password)
    connection.execute(update(t.accounts).where(t.accounts.c.name == name).values(told))
    _end_keys(connection, name, at=at, kind="session")


def close_account(connection: Connection, name: str, *, at: str) -> None:
    """Close an account: nothing opens it from now on; what it decided stays."""
    _standing(connection, name)
    _leave_an_owner(connection, name, None)
    connection.execute(update(t.accounts).where(t.accounts.c.name == name).values(closed_at=at))
    _end_keys(connection, name, at=at)


def log_in(connection: Connection, name: str, password: str) -> Who | None:
    """Whose name and password these are; None where they are nobody's."""
    held = t.accounts.c
    row = connection.execute(
        select(held.role, held.password).where(held.name == name, held.closed_at.is_(None))
    ).first()
    try:
        _HASHER.verify((row and row.password) or _NOBODY, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return Who(name=name, role=row.role) if row and row.password else None


def new_key(
    connection: Connection, name: str, kind: KeyKind, *, at: str, label: str | None = None, days: int | None = None
) -> str:
    """A new secret that opens an account; it is told this once.

    Raises:
        AccessError: there is no such account.
    """
    _standing(connection, name)
    secret = secrets.token_urlsafe(32)
    until = datetime.fromisoformat(at) + timedelta(days) if days else None
    connection.execute(
        insert(t.account_keys),
        {"account": name, "kind": kind, "label": label, "sha256": _digest(secret), "created_at": at,
         "expires_at": until.isoformat(timespec="seconds") if until else None},
    )  # fmt: skip
    return secret


def whose_key(connection: Connection, secret: str, kind: KeyKind, *, at: str) -> Who | None:
    """Whom this secret opens the record for; None where it is nobody's, or its time is over."""
    key, account = t.account_keys.c, t.accounts.c
    row = connection.execute(
        select(account.name, account.role)
        .join(t.accounts, account.name == key.account)
        .where(
            key.sha256 == _digest(secret), key.kind == kind, key.ended_at.is_(None), account.closed_at.is_(None),
            or_(key.expires_at.is_(None), key.expires_at > at),
        )
    ).first()  # fmt: skip
    return Who(name=row.name, role=row.role) if row else None


def end_key(connection: Connection, secret: str, *, at: str) -> None:
    """Have a secret open nothing from now on."""
    key = t.account_keys.c
    connection.execute(
        update(t.account_keys).where(key.sha256 == _digest(secret), key.ended_at.is_(None)).values(ended_at=at)
    )


def end_token(connection: Connection, number: int, *, at: str) -> None:
    """Have a token open nothing from now on.

    Raises:
        AccessError: there is none of this number.
    """
    key = t.account_keys.c
    ended = connection.execute(
        update(t.account_keys)
        .where(key.key == number, key.kind == "token", key.ended_at.is_(None))
        .values(ended_at=at)
    )
    if not ended.rowcount:
        raise AccessError(f"there is no token {number}.", remedy="The numbers: onrecord accounts list")


def accounts(connection: Connection) -> Iterator[AccountLine]:
    """All accounts by name, the closed ones too."""
    key = t.account_keys.c
    tokens: dict[str, dict[int, str]] = {}
    for row in connection.execute(
        select(key.account, key.key, key.label)
        .where(key.kind == "token", key.ended_at.is_(None))
        .order_by(key.key)
    ):
        tokens.setdefault(row.account, {})[row.key] = row.label or ""
    for row in connection.execute(select(t.accounts).order_by(t.accounts.c.name)):
        yield AccountLine(
            name=row.name, role=row.role, created_at=row.created_at, closed_at=row.closed_at,
            password=row.password is not None, tokens=tokens.get(row.name, {}),
        )  # fmt: skip


def note(
    connection: Connection, did: str, *, account: str | None, address: str | None, about: str | None, at: str
) -> None:
    """Put what somebody did into the log."""
    row = {"at": at, "account": account, "address": address, "did": did, "about": about}
    connection.execute(insert(t.access_log), row)


def log(connection: Connection, *, limit: int, before: int | None = None) -> list[tuple[int, LogLine]]:
    """What was done, the latest first, each with its number; those before a number where one is given."""
    kept = t.access_log.c
    asked = select(t.access_log).order_by(kept.key.desc()).limit(limit)
    if before is not None:
        asked = asked.where(kept.key < before)
    return [
        (row.key, LogLine(at=row.at, account=row.account, address=row.address, did=row.did, about=row.about))
        for row in connection.execute(asked)
    ]


def _standing(connection: Connection, name: str) -> None:
    held = t.accounts.c
    if not connection.execute(select(held.name).where(held.name == name, held.closed_at.is_(None))).first():
        raise AccessError(f"there is no account {name!r}.", remedy="The accounts: onrecord accounts list")


def _leave_an_owner(connection: Connection, name: str, role: Role | None) -> None:
    """No record is left without anybody who may keep its accounts."""
    held = t.accounts.c
    owners = set(
        connection.execute(select(held.name).where(held.role == "owner", held.closed_at.is_(None))).scalars()
    )
    if owners == {name} and role != "owner":
        raise AccessError(f"{name!r} is the last owner.", remedy="Make somebody else an owner first.")


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise AccessError(f"there is no role {role!r}.", remedy=f"Roles: {', '.join(ROLES)}.")


def _end_keys(connection: Connection, name: str, *, at: str, kind: KeyKind | None = None) -> None:
    key = t.account_keys.c
    asked = update(t.account_keys).where(key.account == name, key.ended_at.is_(None)).values(ended_at=at)
    connection.execute(asked.where(key.kind == kind) if kind else asked)


def _hashed(password: str | None) -> str | None:
    if password is None:
        return None
    if len(password) < LEAST:
        raise AccessError("the password is too short.", remedy=f"Take {LEAST} characters or more.")
    return _HASHER.hash(password)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
