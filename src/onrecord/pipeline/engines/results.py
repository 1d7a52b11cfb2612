"""Where a cluster's tasks leave what they read: a folder, or an address that fsspec knows.

Each shard leaves two files under its digest: ``DIGEST.jsonl.gz``, its readings as JSON lines, and then
``DIGEST.json``, its manifest. Each is put there whole, under its name, in one step: what has a manifest is done.
"""

import gzip
import hashlib
import io
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from platform import node
from typing import Any
from uuid import uuid4

import msgspec

from onrecord.errors import EngineError
from onrecord.model import Reading
from onrecord.pipeline.engines.shards import Entry, Manifest, Shard

FAST = 3
"""gzip's level: the readings become a quarter of their size, in a thousandth of the time that reading takes."""

_MANIFEST = msgspec.json.Decoder(Manifest)


def needed(module: str) -> Any:
    """A module that comes with Dask.

    Raises:
        EngineError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise EngineError("Dask is not installed.", remedy='pip install "onrecord[dask]"') from error


class Results:
    """The results of shards at a folder, or at an address such as ``s3://bucket/results``.

    Raises:
        EngineError: there is nothing that can be written to.
    """

    def __init__(self, where: str) -> None:
        fsspec = needed("fsspec")
        self.where = where
        try:
            self._files: Any
            self._files, self._root = fsspec.url_to_fs(where)
            self._here = "file" in self._files.protocol
            self._files.makedirs(self._root, exist_ok=True)
        except (OSError, ValueError, ImportError) as error:
            raise EngineError(
                f"results can't be kept there ({error}).", where=where, remedy="Name a folder that can be written."
            ) from error

    def manifest(self, shard: Shard) -> Manifest | None:
        """What is told of this shard, where it was read and its readings are there."""
        try:
            manifest = _MANIFEST.decode(self._files.cat_file(self._at(shard.digest, "json")))
        except (OSError, msgspec.MsgspecError):
            return None
        whole = manifest.method == shard.method and len(manifest.entries) == len(shard.pieces)
        return manifest if whole and self._packed(manifest) is not None else None

    def done(self, shard: Shard) -> Manifest | None:
        """The same, where reading it once more would say nothing else."""
        manifest = self.manifest(shard)
        return manifest if manifest and manifest.settled else None

    def keep(self, shard: Shard, entries: tuple[tuple[Entry, ...], ...], readings: Sequence[Reading]) -> Manifest:
        """Keep what came of a shard.

        Raises:
            EngineError: it can't be written.
        """
        packed = gzip.compress(b"".join(one.to_json() + b"\n" for one in readings), FAST, mtime=0)
        manifest = Manifest(
            shard=shard.digest,
            method=shard.method,
            sources=tuple(piece.name for piece in shard.pieces),
            read=len(readings),
            quarantined=sum(map(len, entries)) - len(readings),
            sha256=hashlib.sha256(packed).hexdigest(),
            entries=entries,
        )
        try:
            self._put(self._at(shard.digest, "jsonl.gz"), packed)
            self._put(self._at(shard.digest, "json"), msgspec.json.encode(manifest))
        except OSError as error:
            raise EngineError(
                f"results can't be written there ({error}).",
                where=f"{node()}: {self.where}",
                remedy="Make room, or let every worker write there; the next run goes on from what is kept.",
            ) from error
        return manifest

    def readings(self, manifest: Manifest) -> Iterator[Reading]:
        """The readings of a shard.

        Raises:
            EngineError: they are no longer there as they were kept.
        """
        packed = self._packed(manifest)
        if packed is None:
            raise EngineError(
                "a shard's readings are gone or damaged.",
                where=self._at(manifest.shard, "jsonl.gz"),
                remedy="Run it again: it is read once more.",
            )
        with gzip.open(io.BytesIO(packed)) as lines:
            yield from map(Reading.from_json, lines)

    def _packed(self, manifest: Manifest) -> bytes | None:
        try:
            packed: bytes = self._files.cat_file(self._at(manifest.shard, "jsonl.gz"))
        except OSError:
            return None
        return packed if hashlib.sha256(packed).hexdigest() == manifest.sha256 else None

    def _at(self, digest: str, ending: str) -> str:
        return f"{self._root}/{digest}.{ending}"

    def _put(self, path: str, content: bytes) -> None:
        """All of it, or nothing: stores of objects do so by themselves."""
        if not self._here:
            self._files.pipe_file(path, content)
            return
        part = Path(f"{path}.{uuid4().hex}.part")
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
