"""Renews what the pages load from others: src/onrecord/serve/static/vendor, from npm's packages.

    npm pack d3 @observablehq/plot leaflet
    python docs/vendor.py d3-7.9.2.tgz observablehq-plot-0.6.17.tgz leaflet-1.9.4.tgz

vendor/manifest.json says of each file which package it is from, and where it stands in it. Of the packages that
are given, each of their files is taken anew, and the manifest says their version, licence and SHA-256. To add a
file: write an entry with its ``file``, ``package`` and ``path``, and give its package. A package's licence has an
entry too.
"""

import hashlib
import json
import sys
import tarfile
from pathlib import Path

VENDOR = Path(__file__).parents[1] / "src" / "onrecord" / "serve" / "static" / "vendor"


def renew(package: Path) -> int:
    """Take this package's files; how many they are."""
    manifest = VENDOR / "manifest.json"
    entries = json.loads(manifest.read_text())
    with tarfile.open(package) as packed:
        about = json.loads(_inside(packed, "package.json"))
        mine = [entry for entry in entries if entry["package"] == about["name"]]
        for entry in mine:
            held = _inside(packed, entry["path"])
            file = VENDOR / entry["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(held)
            entry |= {
                "version": about["version"],
                "licence": about["license"],
                "sha256": hashlib.sha256(held).hexdigest(),
            }
    entries.sort(key=lambda entry: str(entry["file"]))
    manifest.write_text(json.dumps(entries, indent=1) + "\n")
    return len(mine)


def _inside(packed: tarfile.TarFile, path: str) -> bytes:
    member = packed.extractfile(f"package/{path}")
    assert member is not None, f"{path} is no file"
    return member.read()


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(f"{given}: {renew(Path(given))} files")
