"""Loaded by the workers of the tests' cluster: reports that kill, as a fault in a library kills.

What reads "deadly" kills the process that reads it, what holds "poisoned" the worker that takes it in.
"""

import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from onrecord.pipeline.engines import local, shards, tasks
from tests.dying import PROGRAM

_taken_in = shards.read_pieces


def read_pieces(shard: shards.Shard, *told: Any, **how: Any) -> Any:
    """As in life, but for what is poisoned."""
    for piece in shard.pieces:
        if b"poisoned" in _bytes(piece):
            os.abort()
    return _taken_in(shard, *told, **how)


def _bytes(piece: shards.Piece) -> bytes:
    whole = Path(os.fsdecode(piece.path)).read_bytes() if piece.sha256 else b""
    return whole if piece.part is None else whole[piece.part.start : piece.part.end]


def dask_setup(worker: object) -> None:
    """Put them in place."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr(tasks, "read_pieces", read_pieces)
    monkeypatch.setattr(tasks, "Worker", partial(local.Worker, program=PROGRAM))
