"""The floors under our figures, and what keeps them from sinking.

``floors.toml`` holds every floor that ever was, in order, each entry with the digest of the gold that it was
measured on and the reason. The last entry is in force. An entry may only raise what an earlier one on the same
gold set; new gold starts anew, and so is seen in the file's history.
"""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
FILE = HERE / "floors.toml"
GOLD = ("gold", "heldout")
MARGIN = 0.01
"""How far below the figure measured its floor is put: room for what a newer spaCy parses differently."""

Floors = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Entry:
    """Floors for each split, the digest of the gold that they hold for, and why they were set."""

    why: str
    digest: str
    floors: Floors


def history(file: Path = FILE) -> list[Entry]:
    """Every entry, the oldest first."""
    if not file.exists():
        return []
    return [Entry(**entry) for entry in tomllib.loads(file.read_text("utf8"))["entry"]]


def load(file: Path = FILE) -> Entry:
    """The entry in force."""
    entries = history(file)
    return entries[-1] if entries else Entry(why="", digest=digest(), floors={})


def digest() -> str:
    """sha256 over the gold's files, names and bytes, in the order of their names."""
    sha = hashlib.sha256()
    for path in sorted(path for split in GOLD for path in (HERE / split).rglob("*") if path.is_file()):
        sha.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return sha.hexdigest()


def sunken(entries: list[Entry]) -> list[str]:
    """Where an entry is lower than an earlier one on the same gold, or leaves one of its floors out."""
    found = []
    for i, later in enumerate(entries):
        for earlier in entries[:i]:
            if earlier.digest != later.digest:
                continue
            for split, floors in earlier.floors.items():
                for name, floor in floors.items():
                    now = later.floors.get(split, {}).get(name)
                    if now is None or now < floor:
                        found.append(f"{split}.{name}: {floor} became {now} ({later.why})")
    return found


def lift(figures: Floors, why: str, file: Path = FILE) -> None:
    """Adds an entry whose floors are a margin below these figures, never below the floors in force."""
    now, mark = load(file), digest()
    old = now.floors if now.digest == mark else {}
    lines = (
        []
        if file.exists()
        else ["# Added to by `python -m tests.accuracy.score --raise WHY`; docs/gold.md says how it is read."]
    )
    lines += ["", "[[entry]]", f"why = {json.dumps(why, ensure_ascii=False)}", f'digest = "{mark}"']
    for split, of in figures.items():
        lines += ["", f"[entry.floors.{split}]"]
        lines += [
            f"{name} = {max(0, round(figure - MARGIN, 3), old.get(split, {}).get(name, 0)):.3f}"
            for name, figure in of.items()
        ]
    with file.open("a", encoding="utf8") as out:
        out.write("\n".join(lines).lstrip("\n") + "\n" if not file.exists() else "\n".join(lines) + "\n")
