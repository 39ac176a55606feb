import type { PyodideAPI } from "pyodide";
import type { PyCallable, PyProxy } from "pyodide/ffi";
import type { Manifest } from "../shared/assets.ts";
import { readAll } from "../shared/assets.ts";
import { lookUp } from "../shared/checked_lookup.ts";
import type { Simd } from "../shared/engine_messages.ts";
import { Fault, outOfMemory } from "../shared/fault.ts";
import type { Files } from "../shared/files.ts";
import type { BootProgress, ErrorPayload, PythonRequests } from "../shared/protocol.ts";
import { inflate } from "./archive.ts";
import type { Bytes, FetchFile } from "./boot_pyodide.ts";
import { bootPyodide, fetchPythonFiles, PYTHON_FILES } from "./boot_pyodide.ts";
import { simdSupport } from "./simd_support.ts";

/** Performs an action in Python. Throws a Fault. */
export type PythonRequest = <A extends keyof PythonRequests>(
  action: A,
  args: PythonRequests[A]["request"],
) => PythonRequests[A]["answer"];

export type Python = {
  request: PythonRequest;
  /** Bytes of WebAssembly's memory, which never shrinks. */
  memory(): number;
  /** Fetch and install one more archive of packages, once. Rejects with a Fault; it can be retried then. */
  addArchive(name: string): Promise<void>;
};

export type StartPython = typeof startPython;

const LIBRARY = "/lib/pynn_simd.so";

/**
 * Load Python, NumPy and pynn: all files are fetched at once, and WebAssembly is compiled while it arrives.
 *
 * @param manifest the files by name
 * @param lock Pyodide's lock file
 * @param chosenSimd the vector instructions to use; null: the best that there are
 */
export async function startPython(
  source: Files,
  manifest: Manifest,
  lock: object,
  chosenSimd: Simd | "off" | null,
  report: (progress: BootProgress) => void,
): Promise<Python> {
  const simd = chosenSimd ?? simdSupport();
  const names =
    simd === null || simd === "off" ? PYTHON_FILES : [...PYTHON_FILES, libraryName(simd)];
  const progress: BootProgress = {
    stage: "download",
    bytes: 0,
    total: names.reduce((sum, name) => sum + lookUp(manifest, name).bytes, 0),
  };
  const update = (changed: Partial<BootProgress>) =>
    report({ ...Object.assign(progress, changed) });
  const fetchFile: FetchFile = (name) => {
    const { stream, checked } = source.stream(name, lookUp(manifest, name), (bytes) =>
      update({ bytes: progress.bytes + bytes }),
    );
    return { stream: inflate(stream), checked };
  };
  const files = fetchPythonFiles(fetchFile);
  const library = fetchLibrary(simd, fetchFile);
  const { pyodide, install } = await bootPyodide(files, lock, () => update({ stage: "python" }));
  update({ stage: "packages" });
  return { ...startApp(pyodide, await library), addArchive: archives(source, manifest, install) };
}

function archives(
  source: Files,
  manifest: Manifest,
  install: (archive: Bytes) => void,
): Python["addArchive"] {
  const added: Map<string, Promise<void>> = new Map();
  const add = async (name: string) => {
    const { stream, checked } = source.stream(name, lookUp(manifest, name));
    install(await readAll({ stream: inflate(stream), checked }));
  };
  return (name) => {
    const adding = added.get(name) ?? add(name);
    added.set(name, adding);
    adding.catch(() => added.delete(name));
    return adding;
  };
}

const libraryName = (simd: Simd) => `simd-${simd}.so`;

/**
 * The library of vectorised operations. Without it `simd` is "", NumPy computes, and `why` is the rest of
 * the id of a text `fast-path-…`.
 */
type SimdLibrary = { content: Bytes | null; simd: string; why: string };

async function fetchLibrary(simd: Simd | "off" | null, fetchFile: FetchFile): Promise<SimdLibrary> {
  const without = (why: string) => ({ content: null, simd: "", why });
  if (simd === null) return without("no-vectors");
  if (simd === "off") return without("switched-off");
  try {
    const content = await readAll(fetchFile(libraryName(simd)));
    return { content, simd, why: "" };
  } catch {
    return without("not-fetched");
  }
}

/** `value` or `error`, as `Dispatcher.answer` in `python/pynn_app` returns it. */
type PythonAnswer = { value?: unknown; error?: ErrorPayload };

/** The `Dispatcher` of `python/pynn_app`. */
type Dispatcher = PyProxy & { answer: PyCallable };

function startApp(pyodide: PyodideAPI, { content, simd, why }: SimdLibrary) {
  if (content !== null) pyodide.FS.writeFile(LIBRARY, content);
  const path = content === null ? undefined : LIBRARY; // null would not be Python's None
  const dispatcher: Dispatcher = pyodide.pyimport("pynn_app.dispatcher").start(path, simd, why);
  // the only way to WebAssembly's memory, and not part of Pyodide's public interface
  const { _module: module } = pyodide as unknown as { _module: { HEAPU8: Uint8Array } };
  return {
    request: requestsTo(dispatcher, pyodide),
    memory: () => module.HEAPU8.byteLength,
  };
}

function requestsTo(dispatcher: Dispatcher, pyodide: PyodideAPI): PythonRequest {
  return (action, args) => {
    const pythonArgs = pyodide.toPy(args);
    const pythonAnswer = dispatcher.answer(action, pythonArgs);
    const { value, error }: PythonAnswer = pythonAnswer.toJs({
      dict_converter: Object.fromEntries,
      create_pyproxies: false,
    });
    pythonAnswer.destroy();
    pythonArgs.destroy();
    if (error === undefined) return value as PythonRequests[typeof action]["answer"];
    if (error.kind === "out-of-memory") throw outOfMemory(); // Python's message only names an array
    if (error.traceback) console.error(error.traceback);
    throw Fault.of(error);
  };
}
