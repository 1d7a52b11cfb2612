"""The command line in a process that has loaded it and the pipeline already, which forks for each call: a command
takes hundredths of a second instead of seconds, and is the program all the same, with its own arguments, folder,
environment, streams and exit code.

Whoever calls sends the words, the folder and the environment, and the files that are its standard streams.
"""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module, invalidate_caches
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryFile
from traceback import print_exception

from onrecord import annotate, clean
from onrecord.model import Arrival, Report, report_id

CALL = """#!{python} -SI
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({address!r})
    told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(asked, [len(told).to_bytes(4, "big")], [0, 1, 2])
    asked.sendall(told)
    sys.exit(int(asked.recv(4) or b"70"))
"""
TEXT = (
    '"Kenya called off talks with Uganda on Tuesday," Minister Ana Ruiz said in Nairobi. The senate voted 60-40 '
    "for a ban, and 12 people were killed.\n"
)
"""Reading it loads everything that is loaded when it is first needed."""


NOT_YET = r"\.migrations\.|\.__main__$|\.cli\.export$"
"""Modules that a call loads itself; the last of them looks which plug-ins are installed."""


class Warm:
    """The process; ``folder`` is its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._address = str(folder / "asked")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm", self._address],
            cwd=Path(__file__).parents[1],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"loaded\n"

    def run(
        self, *words: str | Path, stdin: bytes = b"", folder: Path, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        """Run ``onrecord`` with these words."""
        told = json.dumps([[str(word) for word in words], str(folder), dict(environment)]).encode()
        with (
            socket.socket(socket.AF_UNIX) as asked,
            TemporaryFile() as given,
            TemporaryFile() as out,
            TemporaryFile() as err,
        ):
            given.write(stdin)
            given.seek(0)
            asked.connect(self._address)
            socket.send_fds(asked, [len(told).to_bytes(4, "big")], [file.fileno() for file in (given, out, err)])
            asked.sendall(told)
            code = int(asked.recv(4) or b"70")
            out.seek(0)
            err.seek(0)
            return subprocess.CompletedProcess(["onrecord", *map(str, words)], code, out.read(), err.read())

    def calls(self) -> Path:
        """The folder in which `onrecord` is such a call, for scripts."""
        folder = self._folder / "bin"
        if not folder.exists():
            folder.mkdir()
            call = folder / "onrecord"
            call.write_text(CALL.format(python=sys.executable, address=self._address))
            call.chmod(call.stat().st_mode | stat.S_IXUSR)
        return folder

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.communicate()


@contextmanager
def warm(folder: Path) -> Iterator[Warm]:
    """The process, as long as it is needed."""
    process = Warm(folder)
    yield process
    process.close()


def _become(asked: socket.socket) -> None:
    """Have this process be what a shell would have started."""
    length, streams, _, _ = socket.recv_fds(asked, 4, 3)
    told = b""
    while len(told) < int.from_bytes(length, "big"):
        told += asked.recv(65536)
    arguments, folder, environment = json.loads(told)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    more = environment.get("PYTHONPATH", "").split(os.pathsep)
    sys.path[1:1] = [str(Path(path).absolute()) for path in more if path]
    invalidate_caches()
    sys.argv = ["onrecord", *arguments]


def _run() -> int:
    """The command's exit code, as the interpreter would end with it."""
    from onrecord.cli import main

    try:
        main()
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
            return 1
        return end.code or 0
    except BaseException as error:
        print_exception(error)
        return 1
    return 0


def _load() -> None:
    package = import_module("onrecord")
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        if not re.search(NOT_YET, module.name):
            import_module(module.name)
    nlp, arrival = annotate.build(), Arrival(report=Report(id=report_id(text=TEXT), text=TEXT, language="en"))
    import_module("onrecord.pipeline.reader").reading_of(
        nlp(annotate.doc_of(nlp, arrival, clean.passages(arrival))), ""
    )


def _serve(address: str) -> None:
    _load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        print("loaded", flush=True)
        while True:
            asked, _ = door.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                door.close()
                code = 70
                try:
                    _become(asked)
                    code = _run()
                    sys.stdout.flush()
                    sys.stderr.flush()
                finally:
                    asked.sendall(str(code).encode())
                    os._exit(code)
            asked.close()


if __name__ == "__main__":
    _serve(sys.argv[1])
