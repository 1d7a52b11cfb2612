"""Who may import whom, read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "onrecord"
FREE = {"errors", "settings", "plugins"}
STAGES = ("intake", "clean", "annotate", "extract", "link")
MAY_IMPORT = {
    "errors": set[str](),
    "settings": set[str](),
    "plugins": {"model"},
    "model": set[str](),
    "data": {"model"},
    "lang": {"model", "data"},
    "models": {"model"},
    **{stage: {"model", "lang", "data", "models"} for stage in STAGES},
    "store": {"model", "data", "link"},
    "pipeline": {"model", "lang", "data", *STAGES, "store"},
    "export": {"onrecord", "model", "data", "store", "pipeline"},
    "serve": {"onrecord", "model", "store", "pipeline", "export"},
    "cli": {"onrecord", "model", "intake", "store", "pipeline", "export", "serve"},
    "__main__": {"cli"},
}
FILES = sorted(ROOT.rglob("*.py"))


def layer_of(file: Path) -> str:
    parts = file.relative_to(ROOT).parts
    return parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The layers of ours that a file imports; importing the package itself counts as "onrecord"."""
    for node in ast.walk(ast.parse(file.read_text("utf8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "onrecord":
            names = [f"onrecord.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            if first == "onrecord":
                yield rest[0] if rest and (ROOT / rest[0]).exists() | (ROOT / f"{rest[0]}.py").exists() else first


@pytest.mark.parametrize("file", FILES, ids=[str(f.relative_to(ROOT)) for f in FILES])
def test_a_layer_imports_only_the_layers_before_it(file: Path) -> None:
    layer = layer_of(file)
    if layer == "__init__":
        return
    allowed = MAY_IMPORT[layer] | {layer} | (FREE if layer != "model" else set())
    assert set(imported(file)) <= allowed


def test_only_the_store_writes_to_databases() -> None:
    importing = {layer_of(f) for f in FILES for line in f.read_text("utf8").splitlines() if "sqlalchemy" in line}
    assert importing <= {"store"}
