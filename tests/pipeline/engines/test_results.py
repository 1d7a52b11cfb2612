"""What a cluster leaves: whole or not at all, wherever it is kept."""

import sys
from pathlib import Path

import pytest

from onrecord.errors import EngineError, NotText, ReportError
from onrecord.model import Particulars, Reading
from onrecord.pipeline.engines.results import Results
from onrecord.pipeline.engines.shards import Entry, Piece, Shard
from tests.store.reports import reading


def _shard(read: Reading) -> Shard:
    pieces = (Piece(path=b"/reports/a.txt", source="a.txt", sha256="1"),)
    return Shard(pieces=pieces, particulars=Particulars(), max_bytes=9, spacy_model="m", method=read.method)


@pytest.fixture(params=["folder", "memory"])
def results(request: pytest.FixtureRequest, tmp_path: Path) -> Results:
    """An empty one, in a folder and in what speaks like a store of objects."""
    return Results(str(tmp_path / "results") if request.param == "folder" else f"memory://{tmp_path}")


def test_what_is_kept_comes_back(results: Results) -> None:
    read = reading()
    shard = _shard(read)
    assert results.done(shard) is None
    bad = NotText("No text.", where="a.txt:2")
    entries = ((Entry(source="a.txt:1"), Entry(source="a.txt:2", error=("NotText", bad.what, bad.where, None))),)
    kept = results.keep(shard, entries, [read])
    assert results.done(shard) == kept
    assert (kept.read, kept.quarantined, kept.sources) == (1, 1, ("a.txt",))
    assert list(results.readings(kept)) == [read]


def test_what_another_method_read_is_not_taken(results: Results) -> None:
    read = reading()
    results.keep(_shard(read), ((Entry(source="a.txt"),),), [read])
    assert results.done(_shard(Reading(method="another", report=read.report))) is None


def test_what_may_have_failed_by_chance_is_tried_again(results: Results) -> None:
    shard = _shard(reading())
    parts = (ReportError.__name__, "the process that read it died of it.", None, None)
    kept = results.keep(shard, ((Entry(source="a.txt", error=parts),),), [])
    assert results.manifest(shard) == kept
    assert results.done(shard) is None


def test_nothing_half_written_stays(tmp_path: Path) -> None:
    read = reading()
    Results(str(tmp_path)).keep(_shard(read), ((Entry(source="a.txt"),),), [read])
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".gz", ".json"]


def test_where_dask_is_missing_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(EngineError, match=r"Dask is not installed. pip install \"onrecord\[dask\]\""):
        Results(str(tmp_path))
