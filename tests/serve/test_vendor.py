"""What the pages load from others is what the manifest says, to the byte, with its licence."""

import hashlib
import json

import pytest

from onrecord.serve.app import STATIC

VENDOR = STATIC / "vendor"
ENTRIES = json.loads((VENDOR / "manifest.json").read_text())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["file"]))
def test_a_file_of_others_is_what_the_manifest_says(entry: dict[str, str]) -> None:
    assert set(entry) == {"file", "package", "path", "version", "licence", "sha256"}
    assert hashlib.sha256((VENDOR / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_no_file_of_others_lacks_an_entry() -> None:
    held = {str(file.relative_to(VENDOR)) for file in VENDOR.rglob("*") if file.is_file()}
    assert held == {"manifest.json", *(entry["file"] for entry in ENTRIES)}


def test_each_package_of_others_has_its_licence_beside_it() -> None:
    of = {entry["package"] for entry in ENTRIES}
    assert {entry["package"] for entry in ENTRIES if entry["file"].startswith("licences/")} == of
