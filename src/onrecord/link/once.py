"""What follows from a telling or a speaker alone, worked out once for all that it is compared with."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import msgspec

Of = TypeVar("Of", bound=msgspec.Struct)
Derived = TypeVar("Derived")


def once(derive: Callable[[Of], Derived]) -> Callable[[Of], Derived]:
    """The function, whose answer is kept with the struct that it is asked of: a frozen one that is declared with
    ``dict=True``. The answer must not be changed."""
    name = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(of: Of) -> Derived:
        kept = of.__dict__
        try:
            found: Derived = kept[name]
        except KeyError:
            found = kept[name] = derive(of)
        return found

    return derived
