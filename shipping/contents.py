"""What must be in a wheel and an sdist, and what must not.

In: the file, and the source that it was built from. A fault is a :class:`Fault` that names every file in question.
"""

import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

NEVER = ("__pycache__", "tests", "gold", "demo", ".venv", ".git", ".mypy_cache", ".pytest_cache", ".ruff_cache")
"""Folders that have no business there."""
SUFFIXES = (
    ".py",
    ".toml",
    ".tsv",
    ".json",
    ".onnx",
    ".bin",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".md",
    ".txt",
    ".typed",
)
"""What the package is made of; anything else was left there by somebody."""
TOP = ("LICENSE", "PKG-INFO", "README.md", "THIRD-PARTY.md", "CHANGELOG.md", "CITATION.cff", "pyproject.toml")


class Fault(Exception):
    """Something is missing, or is there and should not be."""


def names(built: Path) -> set[str]:
    """The files in a wheel, or in an sdist without the folder that all of it is in."""
    if built.suffix == ".whl":
        with zipfile.ZipFile(built) as packed:
            return set(packed.namelist())
    with tarfile.open(built) as unpacked:
        return {member.name.partition("/")[2] for member in unpacked.getmembers() if member.isfile()}


def of_package(source: Path) -> set[str]:
    """The files of the package in a source folder, named as in a wheel."""
    package = source / "src" / "onrecord"
    return {
        file.relative_to(source / "src").as_posix()
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def check(built: Path, source: Path) -> None:
    """Compare what was built with what it was built from.

    Raises:
        Fault: something is missing, or is there and should not be.
    """
    held = names(built)
    if built.suffix == ".whl":
        about = f"{'-'.join(built.name.split('-')[:2])}.dist-info"
        others = {f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}
        others |= {f"{about}/licenses/{name}" for name in ("LICENSE", "THIRD-PARTY.md")}
        wanted = of_package(source) | others
        beside = held - wanted
    else:
        wanted = {f"src/{name}" for name in of_package(source)} | set(TOP) | {"requirements.lock"}
        wanted |= {file.relative_to(source).as_posix() for file in _files(source / "examples")}
        wanted |= {file.relative_to(source).as_posix() for file in _files(source / "shipping")}
        beside = held - wanted - {".gitignore"}
    _none(wanted - held, f"{built.name} lacks")
    _none(beside, f"{built.name} holds what it should not")
    _none({name for name in held if set(name.split("/")) & set(NEVER)}, f"{built.name} holds what it should not")
    package = {
        name for name in held if "onrecord/" in name and ".dist-info" not in name and "shipping/" not in name
    }
    _none({name for name in package if not name.endswith(SUFFIXES)}, f"{built.name} holds files of no known kind")


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _none(found: Iterable[str], what: str) -> None:
    if told := ", ".join(sorted(found)):
        raise Fault(f"{what}: {told}")
