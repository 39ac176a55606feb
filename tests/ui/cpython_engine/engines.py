"""Engines: processes of CPython, each with the Python of one worker of the page."""

import itertools
import os
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from unittest.mock import patch

from pynn_app import dispatcher
from pynn_labs import labs
from pynn_labs.fast_path import FastPath

from tests.ui.cpython_engine.wire import decode, encode


@dataclass(frozen=True)
class _Engine:
    process: BaseProcess
    connection: "Connection[bytes, bytes]"


class Engines:
    """Starts and ends engines. They are forked from a process that has imported everything."""

    def __init__(self) -> None:
        # One thread each: the computations are small, and the machine may have two cores.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([__name__])
        self._engines: dict[str, _Engine] = {}
        self._names = map(str, itertools.count())

    def start(self) -> str:
        """The name of a new engine."""
        name = next(self._names)
        ours, its = self._context.Pipe()
        process = self._context.Process(target=_answer_requests, args=[its], daemon=True)
        process.start()
        its.close()
        self._engines[name] = _Engine(process, ours)
        return name

    def answer(self, name: str, request: bytes) -> bytes:
        """The engine's answer; raises EOFError where it has ended."""
        connection = self._engines[name].connection
        connection.send_bytes(request)
        return connection.recv_bytes()

    def end(self, name: str) -> None:
        """End an engine, also one that is busy."""
        engine = self._engines.pop(name)
        engine.process.kill()
        engine.process.join()
        engine.connection.close()


def _answer_requests(connection: Connection) -> None:
    """The life of an engine."""
    # The page says how Python computes: here it reads as usual, although NumPy computes.
    patch.object(labs, "open_fast_path", lambda *_: FastPath("relaxed", None)).start()
    python = dispatcher.start(None, "relaxed", "")
    while True:
        action, arguments = decode(connection.recv_bytes())
        connection.send_bytes(encode(python.answer(action, arguments)))
