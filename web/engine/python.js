import { loadPyodide } from "pyodide";
import { download } from "./assets.js";
import { Fault } from "./fault.js";

/** @typedef {import("./assets.js").Manifest} Manifest */
/** @typedef {Map<string, Uint8Array<ArrayBuffer>>} Files */
/** @typedef {{ stage: "download" | "python" | "packages", bytes: number, total: number }} BootProgress */
/** @typedef {(action: string, args: Record<string, unknown>) => any} Ask */

const ENGINE_PACKAGE = "pynn-engine";
/** Where Pyodide believes its files to be; every request below it is answered from memory. */
const IN_MEMORY = "https://in-memory.invalid/";

/**
 * Load Python, NumPy and pynn.
 *
 * @param {Manifest} manifest the files that Python consists of
 * @param {(progress: BootProgress) => void} report
 * @returns {Promise<Ask>} what asks the engine's Python side to do one action
 */
export async function startPython(manifest, report) {
  const total = Object.values(manifest).reduce((sum, asset) => sum + asset.bytes, 0);
  const files = await downloadAll(manifest, (bytes) => report({ stage: "download", bytes, total }));
  report({ stage: "python", bytes: total, total });
  const outside = self.fetch;
  self.fetch = async (input, init) => fromMemory(files, input) ?? outside(input, init);
  try {
    const pyodide = await loadPyodide({
      indexURL: IN_MEMORY,
      packageBaseUrl: IN_MEMORY,
      lockFileContents: new TextDecoder().decode(files.get("pyodide-lock.json")),
      createPyodideModule: await importModule(files, "pyodide.asm.mjs"),
    });
    report({ stage: "packages", bytes: total, total });
    await pyodide.loadPackage(ENGINE_PACKAGE, { messageCallback: () => {} });
    return asker(pyodide, pyodide.pyimport("pynn_engine").Engine());
  } finally {
    self.fetch = outside;
  }
}

/**
 * @param {Manifest} manifest
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<Files>}
 */
async function downloadAll(manifest, onBytes) {
  let arrived = 0;
  const count = (/** @type {number} */ bytes) => onBytes((arrived += bytes));
  return new Map(
    await Promise.all(
      Object.entries(manifest).map(
        async ([name, asset]) =>
          /** @type {[string, Uint8Array<ArrayBuffer>]} */ ([
            name,
            await download(name, asset, count),
          ]),
      ),
    ),
  );
}

/** @param {Files} files @param {RequestInfo | URL} input */
function fromMemory(files, input) {
  const url = input instanceof Request ? input.url : String(input);
  if (!url.startsWith(IN_MEMORY)) return undefined;
  const name = url.slice(IN_MEMORY.length);
  const content = files.get(name);
  if (content === undefined) return new Response(null, { status: 404 });
  // WebAssembly compiles while streaming only what calls itself wasm.
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(content, { headers: { "Content-Type": type } });
}

/** @param {Files} files @param {string} name */
async function importModule(files, name) {
  const source = new Blob([/** @type {BlobPart} */ (files.get(name))], { type: "text/javascript" });
  const url = URL.createObjectURL(source);
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * @param {import("pyodide").PyodideAPI} pyodide
 * @param {any} engine the `Engine` of `python/pynn_engine`
 * @returns {Ask}
 */
function asker(pyodide, engine) {
  return (action, args) => {
    const given = pyodide.toPy(args);
    const answer = engine.answer(action, given);
    const { value, error } = answer.toJs({
      dict_converter: Object.fromEntries,
      create_pyproxies: false,
    });
    answer.destroy();
    given.destroy();
    if (error === undefined) return value;
    if (error.traceback) console.error(error.traceback);
    throw new Fault(error.kind, error.message, error.setting);
  };
}
