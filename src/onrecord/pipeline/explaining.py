"""What a rule does, in the words that its code has for it."""

import ast
import inspect
import re
import sys
from functools import lru_cache
from pathlib import Path

from onrecord import plugins
from onrecord.errors import PluginError

ROOT = Path(__file__).parents[1]
RULE = re.compile(r"\w+(\.\w+)*:\w+")
PLUGIN = "plugin."
UNKNOWN = "This rule was given by another version of OnRecord; see the method below."


@lru_cache(maxsize=256)
def explained(rule: str) -> str:
    """What a rule does, in the words of its docstring. ``rule`` is module and function below ``onrecord``, or
    "plugin.", a plug-in's name and its function. Our code is read, not run: a rule's module may bring a parser
    with it.

    >>> explained("extract.events.rules:nobody")
    'This rule was given by another version of OnRecord; see the method below.'
    """
    if rule.startswith(PLUGIN):
        name, _, function = rule.removeprefix(PLUGIN).rpartition(":")
        return _of_plugin(name, function)
    if not RULE.fullmatch(rule):
        return UNKNOWN
    module, _, function = rule.partition(":")
    place = ROOT.joinpath(*module.split("."))
    for file in (place.with_suffix(".py"), place / "__init__.py"):
        if file.is_file() and (found := _docstring(file, function)):
            return found
    return UNKNOWN


def _of_plugin(name: str, function: str) -> str:
    """What a plug-in's function says of itself; that one is imported, for nobody knows where its code is."""
    try:
        plugin = plugins.installed("extractors").get(name)
        if plugin is None:
            return f"This rule is of the plug-in {name!r}, which is not installed here."
        extractor = plugins.load(plugin)
    except PluginError as error:
        return str(error)
    beside = sys.modules.get(getattr(extractor, "__module__", ""))
    said = inspect.getdoc(getattr(beside, function, extractor))
    return said or f"This rule is of {plugin}, which doesn't say what it does."


def _docstring(file: Path, function: str) -> str | None:
    for node in ast.parse(file.read_text("utf8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == function:
            return ast.get_docstring(node)
        if isinstance(node, ast.ImportFrom) and any((one.asname or one.name) == function for one in node.names):
            return explained(f"{(node.module or '').removeprefix('onrecord.')}:{function}")
    return None
