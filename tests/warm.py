"""The command line in a process that has loaded it already, which forks for each call: a page's commands take
hundredths of a second instead of seconds, and are the program all the same, with its own arguments, folder,
environment, streams and exit code."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

CALL = """#!{python} -SI
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as asked:
    asked.connect({address!r})
    told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(asked, [len(told).to_bytes(4, "big")], [0, 1, 2])
    asked.sendall(told)
    sys.exit(int(asked.recv(4) or b"70"))
"""


@contextmanager
def warm(folder: Path) -> Iterator[Path]:
    """The folder in which `onrecord` is such a call."""
    address, calls = folder / "asked", folder / "bin"
    calls.mkdir()
    call = calls / "onrecord"
    call.write_text(CALL.format(python=sys.executable, address=str(address)))
    call.chmod(call.stat().st_mode | stat.S_IXUSR)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.warm", str(address)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"loaded\n"
        yield calls
        process.terminate()


def _answer(asked: socket.socket) -> int:
    """Run what is asked, as the process that asks."""
    length, streams, _, _ = socket.recv_fds(asked, 4, 3)
    told = b""
    while len(told) < int.from_bytes(length, "big"):
        told += asked.recv(65536)
    arguments, folder, environment = json.loads(told)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["onrecord", *arguments]
    from onrecord.cli import main

    try:
        main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _serve(address: str) -> None:
    for name in ("cli", "export", "pipeline", "store"):
        package = import_module(f"onrecord.{name}")
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations." not in module.name:
                import_module(module.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        print("loaded", flush=True)
        while True:
            asked, _ = door.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                code = 70
                try:
                    code = _answer(asked)
                    sys.stdout.flush()
                    sys.stderr.flush()
                finally:
                    asked.sendall(str(code).encode())
                    os._exit(code)
            asked.close()


if __name__ == "__main__":
    _serve(sys.argv[1])
