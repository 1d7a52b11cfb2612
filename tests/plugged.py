"""Packages that bring plug-ins, written into a folder as pip would install them there."""

import os
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

from tests.warm import Warm

ROOT = Path(__file__).parents[1]
Ran = CompletedProcess[str]


def installed_at(folder: Path, name: str, code: str, entries: Mapping[str, str], version: str = "1.0") -> Path:
    """A package with one module of this code; ``entries`` are its entry points by kind: "quakes = MODULE:found".
    The module is called as the package is, with underscores."""
    folder.mkdir(exist_ok=True)
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(code)
    told = folder / f"{module}-{version}.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    points = (f"[onrecord.{kind}]\n{entry.replace('MODULE', module)}\n" for kind, entry in entries.items())
    (told / "entry_points.txt").write_text("\n".join(points))
    return folder


def environment(*folders: Path) -> dict[str, str]:
    """Where the packages of these folders are installed."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("ONRECORD_")}
    return own | {"PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", *folders)))}


class Plugged:
    """``onrecord`` where the packages of a folder are installed."""

    def __init__(self, program: Warm) -> None:
        self._program = program

    def __call__(self, *words: str | Path, plugins: Path, cwd: Path) -> Ran:
        done = self._program.run(*words, folder=cwd, environment=environment(plugins))
        return Ran(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
