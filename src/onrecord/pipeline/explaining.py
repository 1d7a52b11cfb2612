"""What a rule does, in the words that its code has for it."""

import ast
import re
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULE = re.compile(r"\w+(\.\w+)*:\w+")
UNKNOWN = "This rule was given by another version of OnRecord; see the method below."


@lru_cache(maxsize=256)
def explained(rule: str) -> str:
    """What a rule does, in the words of its docstring. ``rule`` is module and function below ``onrecord``. The
    code is read, not run: a rule's module may bring a parser with it.

    >>> explained("extract.events.rules:nobody")
    'This rule was given by another version of OnRecord; see the method below.'
    """
    if not RULE.fullmatch(rule):
        return UNKNOWN
    module, _, function = rule.partition(":")
    place = ROOT.joinpath(*module.split("."))
    for file in (place.with_suffix(".py"), place / "__init__.py"):
        if file.is_file() and (found := _docstring(file, function)):
            return found
    return UNKNOWN


def _docstring(file: Path, function: str) -> str | None:
    for node in ast.parse(file.read_text("utf8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == function:
            return ast.get_docstring(node)
        if isinstance(node, ast.ImportFrom) and any((one.asname or one.name) == function for one in node.names):
            return explained(f"{(node.module or '').removeprefix('onrecord.')}:{function}")
    return None
