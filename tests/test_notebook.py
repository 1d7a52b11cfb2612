"""The study in docs/ runs as it is written."""

from pathlib import Path

import nbformat
from nbclient import NotebookClient

STUDY = Path(__file__).parents[1] / "docs" / "who-reversed-how-often.ipynb"


def test_the_study_ends_in_a_table_of_who_reversed_how_often() -> None:
    notebook = nbformat.read(STUDY, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(STUDY.parent)}}).execute()
    table = notebook.cells[-3].outputs[0]["data"]["text/plain"]
    assert "reversals" in table
    assert len(table.splitlines()) > 3
