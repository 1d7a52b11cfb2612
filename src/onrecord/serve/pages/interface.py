"""``/help/api``: what programs can ask, as the OpenAPI document has it, without any other host's help."""

from typing import Any

import msgspec
from litestar.di import NamedDependency

from onrecord.serve.page import page


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter of an address: where it stands (query, path), and what it means."""

    name: str
    where: str
    says: str


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be asked, or done."""

    method: str
    address: str
    says: str
    parameters: tuple[Asked, ...] = ()


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, by address."""

    calls: tuple[Call, ...]


@page("/help/api", title="", template="interface.html")
def interface(described: NamedDependency[dict[str, Any]]) -> Interface:
    """What programs can ask."""
    return Interface(
        calls=tuple(
            Call(
                method=method.upper(),
                address=address,
                says=str(told.get("description") or told.get("summary") or "").strip(),
                parameters=tuple(
                    Asked(name=one["name"], where=one["in"], says=str(one.get("description") or ""))
                    for one in told.get("parameters", ())
                ),
            )
            for address, methods in sorted(described["paths"].items())
            for method, told in methods.items()
            if isinstance(told, dict)
        )
    )
