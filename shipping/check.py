"""Tries what is handed out as a stranger would, each way in an environment of its own.

    python -m shipping.check                      # every way; a quarter of an hour, and a package index
    python -m shipping.check wheel newcomer       # these alone
    python -m shipping.check wheel --python python3.13

Each way installs what ``shipping.build`` built, asks for the version, and reads a sample report; ``newcomer``
types what the README says, in its order. It prints what each took, and ends with 1 where anything went wrong.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from shipping.build import ROOT
from shipping.build import main as build

EXAMPLES = ROOT / "examples" / "reports"
REPORT = EXAMPLES / "lithium-road" / "2025-05-13-visit-back-on.html"
"""In HTML: it takes more libraries to read than text does."""
READ = ("read", str(REPORT), "--published", "2025-05-13")
TOLD = "CONSULT (visit) rescheduled"
"""What its reading tells."""
EXTRAS = {"postgres": "psycopg", "parquet": "pyarrow", "stix": "stix2", "dask": "distributed"}
"""Of each extra, what can be imported then."""
TYPED = (
    ("read", "--published", "CONSULT"),
    ("read", "--format json", '"schema"'),
    ("add", "reports/", "16 added"),
    ("export", "plover", "rows to crisis.tsv"),
    ("verify", "", "Every line's evidence stands in its report, to the letter."),
)
"""What a newcomer types: the README's first line of this verb with these words, and what has to come of it."""


class Wrong(Exception):
    """What was handed out does not do what it should."""


class Desk(NamedTuple):
    """A folder of its own, the files that are handed out, and the Python to begin with."""

    folder: Path
    sdist: Path
    wheel: Path
    python: str

    def environment(self, *installs: str) -> Path:
        """A new virtual environment in which pip installed each of these lines; its programs' folder."""
        ran(self.python, "-m", "venv", str(self.folder / "env"))
        programs = self.folder / "env" / "bin"
        for line in installs:
            ran(str(programs / "python"), "-m", "pip", "install", "--quiet", *line.split())
        return programs


def ran(*command: str, at: Path | None = None) -> str:
    """What a program prints.

    Raises:
        Wrong: it ended with an error.
    """
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ONRECORD"))
    }
    done = subprocess.run(command, cwd=at, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Wrong(f"{' '.join(command)}: {done.stderr.strip()[-2000:] or done.stdout.strip()[-2000:]}")
    return done.stdout + done.stderr


def reads(programs: Path) -> None:
    """It says its version, and reads a report, from another folder than this checkout."""
    with tempfile.TemporaryDirectory() as elsewhere:
        version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
        holds(ran(str(programs / "onrecord"), "--version", at=Path(elsewhere)), version)
        holds(ran(str(programs / "onrecord"), *READ, at=Path(elsewhere)), TOLD)


def holds(said: str, wanted: str) -> None:
    """Whether a program said what it should.

    Raises:
        Wrong: it did not.
    """
    if wanted not in said:
        raise Wrong(f"{wanted!r} is not in: {said[:2000]}")


def wheel(desk: Desk) -> None:
    """pip install of the wheel, its libraries as pip finds them."""
    reads(desk.environment(str(desk.wheel)))


def sdist(desk: Desk) -> None:
    """pip install of the sdist, which builds it apart."""
    reads(desk.environment(str(desk.sdist)))


def locked(desk: Desk) -> None:
    """The locked libraries by their hashes, and the wheel by itself."""
    reads(desk.environment(f"--require-hashes -r {ROOT / 'requirements.lock'}", f"--no-deps {desk.wheel}"))


def extra(name: str) -> Callable[[Desk], None]:
    """The wheel with one of its extras."""

    def check(desk: Desk) -> None:
        programs = desk.environment(f"{desk.wheel}[{name}]")
        ran(str(programs / "python"), "-c", f"import {EXTRAS[name]}")
        reads(programs)

    check.__doc__ = f"The wheel with the extra {name}."
    return check


def offline(desk: Desk) -> None:
    """Downloaded here, installed with no index: a machine without a network."""
    ran(desk.python, "-m", "pip", "download", "--quiet", "--dest", str(desk.folder / "carried"), str(desk.wheel))
    reads(desk.environment(f"--no-index --find-links {desk.folder / 'carried'} onrecord"))


def pipx(desk: Desk) -> None:
    """Run with no environment of one's own, by pipx."""
    programs = desk.environment("pipx")
    os.environ["PIPX_HOME"] = str(desk.folder / "pipx")
    holds(ran(str(programs / "pipx"), "run", "--spec", str(desk.wheel), "onrecord", *READ), TOLD)


def clone(desk: Desk) -> None:
    """A clone, and make demo: what the README begins with."""
    ran("git", "clone", "--quiet", str(ROOT), str(desk.folder / "env"))
    said = ran("make", "demo", f"PYTHON={desk.python}", at=desk.folder / "env")
    holds(said, "Every line's evidence stands in its report, to the letter.")


def newcomer(desk: Desk) -> None:
    """The README's own lines, typed one after another, and the record opened in the browser."""
    programs = desk.environment(str(desk.wheel))
    here = desk.folder / "here"
    here.mkdir()
    shutil.copytree(EXAMPLES, here / "reports")
    shutil.copy(REPORT, here / "report.html")
    for verb, words, wanted in TYPED:
        line = typed(verb, words)
        begun = time.monotonic()
        holds(ran("bash", "-c", f"PATH={programs}:$PATH; {line}", at=here), wanted)
        print(f"    {time.monotonic() - begun:5.1f} s  {line}", flush=True)
    served(programs, here / "crisis.db")


def typed(verb: str, words: str) -> str:
    """The README's first line of this verb that has these words, without the comment behind it.

    Raises:
        Wrong: it has none.
    """
    for line in re.findall(rf"^onrecord {verb}\b.*$", (ROOT / "README.md").read_text("utf8"), re.MULTILINE):
        if words in line:
            return re.sub(r"\s+#.*$", "", line)
    raise Wrong(f"README.md has no line `onrecord {verb}` with {words!r}")


def served(programs: Path, record: Path) -> None:
    """The pages answer."""
    begun = time.monotonic()
    command = [str(programs / "onrecord"), "serve", "--port", "8766", "--record", str(record)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        try:
            while True:
                try:
                    with urlopen("http://127.0.0.1:8766/timeline", timeout=5) as answer:
                        holds(answer.read().decode(), "Timeline")
                    break
                except OSError as error:
                    if time.monotonic() - begun > 60 or run.poll() is not None:
                        raise Wrong("onrecord serve does not answer") from error
                    time.sleep(0.2)
        finally:
            run.terminate()
    print(
        f"    {time.monotonic() - begun:5.1f} s  onrecord serve --record crisis.db, until it answers", flush=True
    )


WAYS: dict[str, Callable[[Desk], None]] = {
    "wheel": wheel,
    "sdist": sdist,
    "locked": locked,
    "offline": offline,
    "pipx": pipx,
    "clone": clone,
    "newcomer": newcomer,
    **{name: extra(name) for name in EXTRAS},
}


def main(ways: list[str], python: str) -> Iterator[str]:
    """Go each way; yields those that went wrong."""
    with tempfile.TemporaryDirectory() as folder:
        sdist, wheel, *_ = build(Path(folder) / "dist")
        for way in ways:
            print(f"{way}: {(WAYS[way].__doc__ or '').splitlines()[0]}", flush=True)
            begun, here = time.monotonic(), Path(folder) / way
            here.mkdir()
            try:
                WAYS[way](Desk(here, sdist, wheel, python))
                print(f"    {time.monotonic() - begun:5.1f} s, {_size(here)}", flush=True)
            except Wrong as wrong:
                print(f"    WRONG: {wrong}", flush=True)
                yield way
            shutil.rmtree(here)


def _size(folder: Path) -> str:
    held = sum(
        file.stat().st_size for file in (folder / "env").rglob("*") if not file.is_symlink() and file.is_file()
    )
    return f"{held / 1e6:,.0f} MB installed"


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("ways", nargs="*", default=[], help=f"of {', '.join(WAYS)}; all where none is named")
    asked.add_argument("--python", default=sys.executable, help="which Python the environments are of")
    given = asked.parse_args()
    if unknown := set(given.ways) - set(WAYS):
        asked.error(f"there is no way {', '.join(sorted(unknown))}; there are {', '.join(WAYS)}")
    sys.exit(1 if list(main(given.ways or list(WAYS), given.python)) else 0)
