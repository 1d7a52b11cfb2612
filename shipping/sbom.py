"""The list of parts of a release (SBOM), in CycloneDX's JSON: every library that the lock names, with its hashes
and its licence, and what the package itself carries of others.

    python -m shipping.sbom WHEEL > onrecord.cdx.json

In: ``requirements.lock``, whose comments say what needs what; the notices; the packages of this environment, which
know their licences. Out: the same bytes from the same lock and moment. A library that is for another system than
this one is listed without a licence: its metadata is not here to be read. What only builds OnRecord is left out.
"""

import re
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import msgspec

from shipping.build import ROOT, moment
from shipping.notices import PACKAGE, notices, sha256

Json = dict[str, Any]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.*?))?(?: \\)?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
OWN = "onrecord (pyproject.toml)"


class Locked(msgspec.Struct, kw_only=True):
    """One library of the lock. ``needed_by`` are names, :data:`OWN` for OnRecord itself."""

    name: str
    version: str
    where: str
    hashes: list[str] = []
    needed_by: set[str] = set()

    @property
    def ref(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(lock: str) -> list[Locked]:
    """What a lock names and OnRecord runs with, in its order."""
    found: list[Locked] = []
    for line in lock.splitlines():
        if pinned := PINNED.match(line):
            name, version, where = pinned.groups()
            found.append(Locked(name=name, version=version, where=where or ""))
        elif hashed := HASH.search(line):
            found[-1].hashes.append(hashed[1])
        elif line.startswith("    #") and (needing := line.strip(" #").removeprefix("via").strip()):
            found[-1].needed_by.add(needing)
    running = {OWN}
    while more := {each.name for each in found if each.needed_by & running} - running:
        running |= more
    return [each for each in found if each.name in running]


def licences(name: str) -> list[Json]:
    """What an installed package says of its licence, in CycloneDX's form; [] where it is not installed."""
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return []
    if "License-Expression" in about:
        return [{"expression": about["License-Expression"]}]
    classed = [c.rpartition(" :: ")[2] for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    said = about["License"].splitlines()[:1] if "License" in about else []
    return [{"license": {"name": each}} for each in classed or said]


def libraries(lock: str) -> tuple[list[Json], list[Json]]:
    """Components and dependencies of the libraries."""
    all_of_them = locked(lock)
    of: dict[str, list[str]] = {OWN: [], **{each.name: [] for each in all_of_them}}
    for each in all_of_them:
        for needing in each.needed_by & of.keys():
            of[needing].append(each.ref)
    components = []
    for each in all_of_them:
        component: Json = {
            "type": "library",
            "bom-ref": each.ref,
            "name": each.name,
            "version": each.version,
            "purl": each.ref,
            "hashes": [{"alg": "SHA-256", "content": value} for value in each.hashes],
        }
        if known := licences(each.name):
            component["licenses"] = known
        if each.where:
            component["properties"] = [{"name": "onrecord:only-where", "value": each.where}]
        components.append(component)
    needs = [{"ref": each.ref, "dependsOn": sorted(of[each.name])} for each in all_of_them]
    return components, [{"ref": "onrecord", "dependsOn": sorted(of[OWN])}, *needs]


def carried() -> Iterator[Json]:
    """What the package itself carries of others: one component a source, its files within it."""
    known = notices()
    for notice in (*known.of_others, *known.loaded):
        ref = f"onrecord#{notice.name}"
        component: Json = {
            "type": notice.kind,
            "bom-ref": ref,
            "name": notice.name,
            "description": notice.taken or notice.source,
            "licenses": [{"expression": notice.licence.strip("()")}],
            "components": [
                {
                    "type": "file",
                    "bom-ref": f"{ref}/{file.relative_to(PACKAGE).as_posix()}",
                    "name": f"onrecord/{file.relative_to(PACKAGE).as_posix()}",
                    "hashes": [{"alg": "SHA-256", "content": sha256(file)}],
                }
                for file in notice.held()
            ],
        }
        if notice.version:
            component["version"] = notice.version
        yield component


def write(source: Path, wheel: Path, at: int) -> bytes:
    """The list of parts of the wheel that was built from ``source`` at this moment."""
    components, needs = libraries((source / "requirements.lock").read_text("utf8"))
    version = wheel.name.split("-")[1]
    bom: Json = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'onrecord:{sha256(wheel)}')}",
        "version": 1,
        "metadata": {
            "timestamp": f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}",
            "component": {
                "type": "application",
                "bom-ref": "onrecord",
                "name": "onrecord",
                "version": version,
                "purl": f"pkg:pypi/onrecord@{version}",
                "licenses": [{"expression": "Apache-2.0"}],
                "hashes": [{"alg": "SHA-256", "content": sha256(wheel)}],
            },
        },
        "components": [*components, *carried()],
        "dependencies": needs,
    }
    return msgspec.json.format(msgspec.json.encode(bom), indent=1) + b"\n"


if __name__ == "__main__":
    sys.stdout.buffer.write(write(ROOT, Path(sys.argv[1]), moment(ROOT)))
