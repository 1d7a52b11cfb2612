"""Methods that take a record's filters by name say which: ``help(record.timeline)`` lists them, and the Tab key in
a notebook completes them."""

from inspect import Parameter, isfunction, signature
from typing import TypeVar, Unpack, get_args, get_origin

Class = TypeVar("Class", bound=type)


def spelled_out(owner: Class) -> Class:
    """The class, each ``**filters: Unpack[...]`` of its public methods told name by name."""
    for name, method in vars(owner).items():
        if isfunction(method) and not name.startswith("_"):
            told = signature(method)
            *others, last = told.parameters.values() or [None]
            if last is not None and last.kind is Parameter.VAR_KEYWORD and get_origin(last.annotation) is Unpack:
                [filters] = get_args(last.annotation)
                named = [
                    Parameter(each, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
                    for each, kind in filters.__annotations__.items()
                    if each not in told.parameters
                ]
                method.__signature__ = told.replace(parameters=[*others, *named])  # type: ignore[attr-defined]
    return owner
