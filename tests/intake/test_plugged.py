"""A format of a plug-in is told by content, and fails alone."""

import json
from pathlib import Path

from tests.plugged import Plugged, installed_at

WIRE = """
from onrecord.plugins import Article

def looks_so(head):
    if head.startswith(b"#odd"):
        raise ValueError("odd")
    return head.startswith(b"#wire")

def read(file):
    for line in file.read().decode().splitlines()[1:]:
        if line == "stop":
            raise ValueError("no more")
        yield 3 if line == "three" else Article(text=line, published="2024-03-28", id=line.split()[0])
"""
SAID = "Officials in Oslo said on Monday that talks with Chad were called off."


def test_reports_come_in_by_a_plug_in_and_what_it_cant_read_stands_among_them(
    plugged: Plugged, tmp_path: Path
) -> None:
    installed_at(tmp_path / "plugins", "wire-tools", WIRE, {"intake": "wire = MODULE"})
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(
        f"#wire\n{SAID}\nthree\nMinisters met in Lima on Monday, Peru said.\nstop\nnot read\n"
    )
    (folder / "b.txt").write_text(f"#odd\n{SAID}\n")
    (folder / "c.txt").write_text("Ministers of Peru met in Quito on Monday.\n")
    done = plugged("add", "reports", "--format", "json", plugins=tmp_path / "plugins", cwd=tmp_path)
    told = json.loads(done.stdout)
    assert told["added"] == 4
    assert [source for source, _ in told["quarantined"]] == ["reports/a.txt:2", "reports/a.txt"]
    gives, fails = (reason for _, reason in told["quarantined"])
    assert (
        "the format plug-in 'wire' (wire-tools 1.0) breaks the contract: it gives int, which is no Article."
        in gives
    )
    assert "the format plug-in 'wire' (wire-tools 1.0) failed on it: ValueError: no more." in fails
    assert "the format plug-in 'wire' (wire-tools 1.0) can't tell its format: ValueError: odd." in done.stderr
    sources = {line["source"]: line["published"] for line in _reports(plugged, tmp_path)}
    assert sources["reports/a.txt#Officials"] == "2024-03-28"
    assert {"reports/a.txt#Ministers", "reports/b.txt", "reports/c.txt"} < set(sources)


def _reports(plugged: Plugged, folder: Path) -> list[dict[str, str]]:
    done = plugged("reports", "--format", "json", plugins=folder / "plugins", cwd=folder)
    rows = json.loads(done.stdout)
    return [row.get("report", row) for row in rows]
