"""Writes THIRD-PARTY.md: what of OnRecord's package is of others, from where, under which licence, with the hash
of each file. It goes into the wheel, beside LICENSE.

    python -m shipping.notices

In: ``notices.toml``, where the facts stand, the manifest of what the pages load, and the files themselves. A file
of ``data`` or ``models`` that nobody speaks for is a fault; so is a name in ``notices.toml`` that no file bears.
Run it again after a file of data has changed: a test says where it lags.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "onrecord"
VENDOR = Path("serve") / "static" / "vendor"
SPOKEN_FOR = ("data", "models")
"""Folders whose every file has a notice; those of ``lang`` have theirs in its SOURCES.md."""


class Notice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is known of some files. ``files`` are patterns below the package; ``kind`` is CycloneDX's type."""

    files: list[str]
    name: str = ""
    source: str = ""
    licence: str = ""
    kind: str = "library"
    taken: str = ""
    text: str = ""
    version: str = ""

    def held(self) -> list[Path]:
        """The files themselves.

        Raises:
            LookupError: one of the names fits none.
        """
        found = []
        for pattern in self.files:
            files = sorted(PACKAGE.glob(pattern))
            if not files:
                raise LookupError(f"shipping/notices.toml names {pattern}, which no file of the package bears")
            found += files
        return found


class Notices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them: ``of_others`` and ``loaded`` are under others' licences."""

    of_others: list[Notice]
    facts: list[Notice]
    learnt_from: list[Notice]
    own: list[Notice]
    loaded: list[Notice] = []


def notices() -> Notices:
    """Everything that ``notices.toml`` and the pages' manifest say.

    Raises:
        LookupError: a file has no notice, or a notice no file.
    """
    told = tomllib.loads((ROOT / "shipping" / "notices.toml").read_text("utf8"))
    known = msgspec.convert(told | {"loaded": msgspec.to_builtins(list(_loaded()))}, Notices)
    spoken_for = {file for notice in (*known.of_others, *known.facts, *known.own) for file in notice.held()}
    for folder in SPOKEN_FOR:
        for file in sorted((PACKAGE / folder).rglob("*")):
            if file.is_file() and file.suffix not in (".py", ".pyc") and file not in spoken_for:
                raise LookupError(
                    f"{file.relative_to(PACKAGE)} has no notice: say in shipping/notices.toml where it is from, "
                    "then `make notices`"
                )
    return known


def _loaded() -> Iterator[Notice]:
    """What the pages load: one notice a package."""
    entries = sorted(
        json.loads((PACKAGE / VENDOR / "manifest.json").read_text()), key=lambda entry: str(entry["package"])
    )
    for package, group in groupby(entries, key=lambda entry: str(entry["package"])):
        files = list(group)
        yield Notice(
            name=package,
            version=files[0]["version"],
            source=f"the npm package {package} {files[0]['version']}",
            licence=files[0]["licence"],
            files=[f"{VENDOR.as_posix()}/{entry['file']}" for entry in files],
        )


def sha256(file: Path) -> str:
    """The file's hash."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def write() -> str:
    """THIRD-PARTY.md."""
    known = notices()
    parts = [
        "# What is of others\n",
        "OnRecord is under the Apache License 2.0 (LICENSE). Its package carries the files below, which are of",
        "others or made from what is of others, each with its SHA-256; their names are as installed, below",
        "`onrecord/`. Libraries that are installed beside OnRecord bring their own licences: the list of parts",
        "that a release comes with (`onrecord-VERSION.cdx.json`) names them all. (Written by `make notices`.)\n",
        "## Data and weights\n",
        *(_section(notice) for notice in known.of_others),
        "## What the pages load\n",
        "The outlines of countries in world-atlas are Natural Earth's, which is in the public domain. The texts",
        "of the licences are in `serve/static/vendor/licences/`.\n",
        *(_section(notice) for notice in known.loaded),
        "## Facts of others\n",
        "Codes, titles and names of columns. Our tables of them are under OnRecord's licence.\n",
        *(_section(notice) for notice in known.facts),
        "## What the networks learnt from\n",
        "No sentence of it is in their files; their cards say more.\n",
        *(_section(notice) for notice in known.learnt_from),
        "## Our own\n",
        "Under OnRecord's licence. Where the words of `lang/` are from, file by file, is said in",
        "`lang/en/SOURCES.md`.\n",
        *(_section(notice) for notice in known.own),
    ]
    return "\n".join(parts)


def _section(notice: Notice) -> str:
    told = [
        f"- {what}: {words}"
        for what, words in (("From", notice.source), ("Licence", notice.licence), ("Taken", notice.taken))
        if words
    ]
    head = [f"### {notice.name} {notice.version}".rstrip(), "", *told] if notice.name else [notice.taken]
    rows = [f"| `{file.relative_to(PACKAGE).as_posix()}` | `{sha256(file)}` |" for file in notice.held()]
    text = ["```", notice.text.strip(), "```", ""] if notice.text else []
    return "\n".join([*head, "", "| file | SHA-256 |", "|---|---|", *rows, "", *text])


if __name__ == "__main__":
    try:
        (ROOT / "THIRD-PARTY.md").write_text(write(), encoding="utf8")
    except LookupError as fault:
        sys.exit(str(fault))
