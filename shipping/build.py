"""Builds what is handed out, the same bytes from the same commit, whenever and wherever it is built.

    python -m shipping.build [FOLDER]          # dist, if not told otherwise

In: the last commit of this checkout; what is not committed is not in it. Out: the sdist, the wheel that is built
from that sdist, the list of parts, and SHA256SUMS. Every file in them bears the moment of the commit
(``SOURCE_DATE_EPOCH``). Who builds with the locked hatchling gets the same bytes; another zlib beneath Python may
pack them otherwise. Needs no network.
"""

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def moment(source: Path) -> int:
    """Seconds since 1970 that the files built from ``source`` are to bear: told by the environment, else its last
    commit, else (an unpacked sdist) what its own files bear."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    about = source / "PKG-INFO"
    if about.exists():
        return int(about.stat().st_mtime)
    return int(_run("git", "log", "-1", "--format=%ct", at=source))


def build(source: Path, kind: str, folder: Path, at: int) -> Path:
    """The ``kind`` (wheel, sdist) of what is in ``source``, written to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as alone:
        _run(
            *(sys.executable, "-m", "hatchling", "build", "--target", kind, "--directory", alone),
            at=source,
            SOURCE_DATE_EPOCH=str(at),
        )
        (made,) = Path(alone).iterdir()
        return made.replace(folder / made.name)


def unpack(sdist: Path, folder: Path) -> Path:
    """The source folder of an sdist."""
    with tarfile.open(sdist) as packed:
        packed.extractall(folder, filter="data")
    return folder / sdist.name.removesuffix(".tar.gz")


def main(folder: Path) -> list[Path]:
    """Build all that is handed out."""
    from shipping import contents, sbom

    with tempfile.TemporaryDirectory() as made:
        clone, unpacked = Path(made) / "clone", Path(made) / "unpacked"
        _run("git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone), at=ROOT)
        at = moment(clone)
        sdist = build(clone, "sdist", folder, at)
        wheel = build(unpack(sdist, unpacked), "wheel", folder, at)
        contents.check(wheel, clone)
        contents.check(sdist, clone)
        parts = folder / f"{sdist.name.removesuffix('.tar.gz')}.cdx.json"
        parts.write_bytes(sbom.write(clone, wheel, at))
    built = [sdist, wheel, parts]
    sums = folder / "SHA256SUMS"
    sums.write_text("".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in built))
    return [*built, sums]


def _run(*command: str, at: Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=at, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} in {at}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout


if __name__ == "__main__":
    for file in main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist").absolute()):
        print(f"{file.stat().st_size:>12,}  {file}")
