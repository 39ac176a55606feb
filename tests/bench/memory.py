"""The memory that a page and its worker use, as the browser reports it after garbage collection."""

import json
from dataclasses import dataclass
from typing import Any, Protocol

from playwright.sync_api import CDPSession, Page

_NEXT_FRAME = "() => new Promise(requestAnimationFrame)"


@dataclass(frozen=True)
class Memory:
    """Bytes in use, and numbers of objects in the DOM.

    ``page`` and ``worker`` are JavaScript's objects with the bytes behind its typed arrays, ``drawn``
    is what the browser keeps behind the elements of the page, ``wasm`` all that Python has been given.
    """

    wasm: int
    page: int
    worker: int
    drawn: int
    documents: int
    nodes: int
    listeners: int


class _Target(Protocol):
    def send(self, method: str, **arguments: Any) -> dict[str, Any]: ...


class MemoryWatch:
    """Measures one open page, whose worker must be running already."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        self._shown = page
        self._page = _PageTarget(session)
        self._worker = _WorkerTarget(page, session)

    def now(self) -> Memory:
        page, worker = _used(self._page), _used(self._worker)
        counted = self._page.send("Memory.getDOMCounters")
        return Memory(
            wasm=int(self._shown.evaluate("pynnBench.wasmMemory()")),
            page=_javascript(page),
            worker=_javascript(worker),
            drawn=page["embedderHeapUsedSize"],
            documents=counted["documents"],
            nodes=counted["nodes"],
            listeners=counted["jsEventListeners"],
        )


class _PageTarget:
    def __init__(self, session: CDPSession) -> None:
        self._session = session

    def send(self, method: str, **arguments: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._session.send(method, arguments)
        return answer


class _WorkerTarget:
    """The worker of a page, reached through the page's session: Playwright has none for workers."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page, self._session = page, session
        self._answers: dict[int, dict[str, Any]] = {}
        self._last = 0
        attached: list[str] = []
        session.on("Target.attachedToTarget", lambda event: attached.append(event["sessionId"]))
        session.on("Target.receivedMessageFromTarget", self._receive)
        session.send(
            "Target.setAutoAttach",
            {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False},
        )
        (self._id,) = attached

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message

    def send(self, method: str, **arguments: Any) -> dict[str, Any]:
        self._last += 1
        message = json.dumps({"id": self._last, "method": method, "params": arguments})
        self._session.send("Target.sendMessageToTarget", {"sessionId": self._id, "message": message})
        while self._last not in self._answers:
            self._page.evaluate(_NEXT_FRAME)
        answer = self._answers.pop(self._last)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result


def _used(target: _Target) -> dict[str, int]:
    target.send("HeapProfiler.collectGarbage")
    return target.send("Runtime.getHeapUsage")


def _javascript(used: dict[str, int]) -> int:
    return used["usedSize"] + used["backingStorageSize"]
