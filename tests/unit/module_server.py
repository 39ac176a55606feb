"""Runs modules as ``python -m`` does, each in a fork of one Python that has imported them already.

Starting Python and importing NumPy takes far longer than most commands. Options and environment of the
interpreter, such as its encodings, are those of the server.
"""

import importlib
import json
import os
import runpy
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from subprocess import CompletedProcess
from typing import IO

from web.build.paths import ROOT


class ModuleServer:
    """A Python with these options, in this environment."""

    def __init__(self, options: Sequence[str], environment: Mapping[str, str]) -> None:
        self._connection, theirs = socket.socketpair()
        number = theirs.fileno()
        command = [sys.executable, *options, "-m", "tests.unit.module_server", str(number)]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,  # a stream made for a file would try to seek in the pipe of a fork
            stderr=subprocess.PIPE,
        )
        theirs.close()

    def run(
        self, command: Sequence[str], folder: Path, stdout: int | None = None, stderr: int | None = None
    ) -> "CompletedProcess[bytes]":
        """Run a module with arguments in a folder; output is captured unless a descriptor is given."""
        # arguments as bytes: the server decodes them as its Python decodes those of the command line
        parts = [part.encode().decode("latin-1") for part in command]
        request = json.dumps({"command": parts, "folder": str(folder)}).encode()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            descriptors = [
                out.fileno() if stdout is None else stdout,
                err.fileno() if stderr is None else stderr,
            ]
            socket.send_fds(self._connection, [request], descriptors)
            answer = self._connection.recv(100)
            return CompletedProcess(command, json.loads(answer), _content(out), _content(err))

    def close(self) -> None:
        """End the server, which must not have written anything itself."""
        self._connection.close()
        assert self._process.communicate() == (b"", b"")


def _content(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _serve(connection: socket.socket) -> None:
    """Answer each request by the exit code, until the connection ends."""
    while True:
        message, streams, _, _ = socket.recv_fds(connection, 100_000, 2)
        if not message:
            return
        request = json.loads(message)
        module, *arguments = (os.fsdecode(part.encode("latin-1")) for part in request["command"])
        main = _main_of(module)
        importlib.import_module(main)  # with all that it imports
        child = os.fork()
        if child == 0:
            connection.close()
            for number, stream in zip((1, 2), streams, strict=True):
                os.dup2(stream, number)
                os.close(stream)
            os.chdir(request["folder"])
            sys.path[0] = request["folder"]
            sys.argv = [module, *arguments]
            del sys.modules[main]  # it is imported again, as ``__main__``
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            return
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        connection.send(json.dumps(os.waitstatus_to_exitcode(status)).encode())


def _main_of(module: str) -> str:
    """The module that ``python -m`` runs: that of a package is ``__main__``."""
    spec = find_spec(module)
    return f"{module}.__main__" if spec and spec.submodule_search_locations else module


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as given:
        _serve(given)
