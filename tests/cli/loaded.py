"""What the tests type is run by: one process that has OnRecord imported, and forks for each command.

Each command is a process of its own, with its own words, standard streams, folder, environment and exit code, as
a shell would give it; what it saves is the second in which Python imports what it is made of.

``python -m tests.cli.loaded`` takes lines of JSON, each a :class:`Typed`, and answers each with the exit code.
"""

import os
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from subprocess import PIPE, CompletedProcess, Popen
from tempfile import TemporaryDirectory
from traceback import print_exception

import msgspec


class Typed(msgspec.Struct):
    """A command, and the files that are its standard streams."""

    words: list[str]
    folder: str
    environment: dict[str, str]
    streams: tuple[str, str, str]


class Loaded:
    """The process, from whoever asks it. It ends with :meth:`close`."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "tests.cli.loaded"]
        self._server = Popen(words, cwd=Path(__file__).parents[2], stdin=PIPE, stdout=PIPE)
        self._folder = TemporaryDirectory()

    def run(
        self, *words: str | Path, stdin: bytes, folder: Path, environment: dict[str, str]
    ) -> CompletedProcess[bytes]:
        """Run ``onrecord`` with these words."""
        files = [Path(self._folder.name) / name for name in ("in", "out", "err")]
        files[0].write_bytes(stdin)
        given, out, err = map(str, files)
        typed = Typed(
            words=["onrecord", *map(str, words)], folder=str(folder), environment=environment,
            streams=(given, out, err),
        )  # fmt: skip
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(msgspec.json.encode(typed) + b"\n")
        self._server.stdin.flush()
        code = int(self._server.stdout.readline())
        return CompletedProcess(typed.words, code, files[1].read_bytes(), files[2].read_bytes())

    def close(self) -> None:
        """End the process."""
        assert self._server.stdin is not None
        self._server.stdin.close()
        self._server.wait(10)
        self._folder.cleanup()


def _become(typed: Typed) -> None:
    """Have this process be what a shell would have started."""
    for number, name in enumerate(typed.streams):
        opened = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC if number else os.O_RDONLY)
        os.dup2(opened, number)
        os.close(opened)
    os.chdir(typed.folder)
    os.environ.clear()
    os.environ.update(typed.environment)
    sys.argv = typed.words


def _run() -> int:
    """The command's exit code, as the interpreter would end with it."""
    main = import_module("onrecord.cli").main
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


def serve() -> None:
    """A process of its own for each line."""
    package = import_module("onrecord")
    for module in walk_packages(package.__path__, "onrecord."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    while line := asked.readline():
        child = os.fork()
        if not child:
            code = 1
            try:
                _become(msgspec.json.decode(line, type=Typed))
                code = _run()
                sys.stdout.flush()
                sys.stderr.flush()
            finally:
                os._exit(code)
        answers.write(b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        answers.flush()


if __name__ == "__main__":
    serve()
