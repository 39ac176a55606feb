/** The worker's script for tests of the page: its Python is CPython, beside the server of the site. */

import { Fault } from "../../../web/shared/fault.ts";
import type { ErrorPayload } from "../../../web/shared/protocol.ts";
import { answerPage } from "../../../web/worker/engine_worker.ts";
import type { Python, PythonRequest, StartPython } from "../../../web/worker/python.ts";
import { decode, encode } from "./wire.ts";

/** WebAssembly's memory, which CPython does not have. */
const MEMORY = 100_000_000;

const startPython: StartPython = async (
  _files,
  manifest,
  _lock,
  _simd,
  report,
): Promise<Python> => {
  const total = Object.values(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
  report({ stage: "download", bytes: 0, total });
  const address = await startEngine();
  report({ stage: "packages", bytes: total, total });
  return { request: requestsTo(address), memory: () => MEMORY, addArchive: async () => {} };
};

/** @returns the address of an engine that lives as long as the connection, so as long as this worker */
async function startEngine() {
  const engines = `${self.location.origin}/engines`;
  const { body } = await fetch(engines, { method: "POST" });
  const first = await body?.getReader().read();
  return `${engines}/${new TextDecoder().decode(first?.value)}`;
}

function requestsTo(address: string): PythonRequest {
  return (action, args) => {
    const exchange = new XMLHttpRequest();
    exchange.open("POST", address, false); // as Pyodide: the worker waits for Python
    exchange.responseType = "arraybuffer";
    exchange.send(encode([action, args]));
    const { value, error } = decode(exchange.response) as { value?: never; error?: ErrorPayload };
    if (error === undefined) return value as never;
    if (error.traceback) console.error(error.traceback);
    throw Fault.of(error);
  };
}

answerPage(startPython);
