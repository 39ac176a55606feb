import type { PyodideAPI } from "pyodide";
import { loadPyodide } from "pyodide";
import { GLUE, importGlue } from "#pyodide_script";
import type { Manifest } from "../shared/assets.ts";
import { readAll } from "../shared/assets.ts";
import { Fault, outOfMemory } from "../shared/fault.ts";
import type { Files as FileSource } from "../shared/files.ts";
import { lookUp } from "../shared/look_up.ts";
import { inflate, untar } from "./archive.ts";
import type { Simd } from "./simd_support.ts";
import { simdSupport } from "./simd_support.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export type BootProgress = {
  stage: "download" | "python" | "packages";
  bytes: number;
  total: number;
};

export type AskPython = (action: string, args: Record<string, unknown>) => any;

/** `memory` in bytes; WebAssembly's never shrinks. `add` brings one more archive of modules, once. */
type Python = { ask: AskPython; memory(): number; add(name: string): Promise<void> };

const WASM = "pyodide.asm.wasm";
const STDLIB = "stdlib.zip";
const PACKAGES = ["numpy.tar", "pynn.tar"];
/** What Python consists of; every file gzipped by the build. */
const PARTS = [WASM, STDLIB, ...PACKAGES, ...GLUE];
/** Where Pyodide believes its files to be; every request below it is answered from memory. */
const IN_MEMORY = "https://in-memory.invalid/";
const LIBRARY = "/lib/pynn_simd.so";

/**
 * Load Python, NumPy and pynn: everything is fetched at once, WebAssembly compiles while it arrives,
 * and nothing waits for what it does not need.
 *
 * @param manifest the files by name
 * @param lock Pyodide's lock file; no package is loaded by it
 * @param wanted the vector instructions to use; null: the best there are
 */
export async function startPython(
  source: FileSource,
  manifest: Manifest,
  lock: object,
  wanted: Simd | "off" | null,
  report: (progress: BootProgress) => void,
): Promise<Python> {
  const simd = wanted ?? simdSupport();
  const names = simd === null || simd === "off" ? PARTS : [...PARTS, libraryOf(simd)];
  const total = names.reduce((sum, name) => sum + lookUp(manifest, name).bytes, 0);
  let arrived = 0;
  let stage: BootProgress["stage"] = "download";
  const tell = () => report({ stage, bytes: arrived, total });
  const count = (bytes: number) => {
    arrived += bytes;
    tell();
  };
  const fetchOne = (name: string) => {
    const { stream, checked } = source.stream(name, lookUp(manifest, name), count);
    return { stream: inflate(stream), checked };
  };
  const files = fetchParts(fetchOne);
  const library = fetchLibrary(simd, fetchOne);
  const enter = (next: BootProgress["stage"]) => {
    stage = next;
    tell();
  };
  const { pyodide, lay } = await boot(files, lock, () => enter("python"));
  enter("packages");
  return { ...engineIn(pyodide, await library), add: archiveLoader(source, manifest, lay) };
}

/**
 * Brings archives that are wanted later, each once.
 * @returns rejects with a Fault; then it may be tried again
 */
function archiveLoader(
  source: FileSource,
  manifest: Manifest,
  lay: (archive: Bytes) => void,
): Python["add"] {
  const added: Map<string, Promise<void>> = new Map();
  const bring = async (name: string) => {
    const { stream, checked } = source.stream(name, lookUp(manifest, name));
    lay(await readAll({ stream: inflate(stream), checked }));
  };
  return (name) => {
    const adding = added.get(name) ?? bring(name);
    added.set(name, adding);
    adding.catch(() => added.delete(name));
    return adding;
  };
}

const libraryOf = (simd: Simd) => `simd-${simd}.so`;

/** a file on its way, unpacked */
type Part = { stream: ReadableStream<Bytes>; checked: Promise<void> };

type Files = {
  wasm: Part;
  glue: Promise<Bytes> | undefined;
  stdlib: Promise<Bytes>;
  packages: Promise<Bytes>[];
};

function fetchParts(fetchOne: (name: string) => Part): Files {
  const fetchWhole = (name: string) => readAll(fetchOne(name));
  const wasm = fetchOne(WASM);
  const stdlib = fetchWhole(STDLIB);
  const packages = PACKAGES.map(fetchWhole);
  const [glue] = GLUE.map(fetchWhole);
  return { wasm, glue, stdlib, packages };
}

/** The vectorised operations; without them NumPy computes, and `why` is the rest of a text `fast-path-…`. */
async function fetchLibrary(
  simd: Simd | "off" | null,
  fetchOne: (name: string) => Part,
): Promise<{ content: Bytes | null; simd: string; why: string }> {
  const without = (why: string) => ({ content: null, simd: "", why });
  if (simd === null) return without("no-vectors");
  if (simd === "off") return without("switched-off");
  const name = libraryOf(simd);
  try {
    const content = await readAll(fetchOne(name));
    return { content, simd, why: "" };
  } catch {
    return without("not-fetched");
  }
}

/** @param onStart told when Python itself starts */
async function boot(files: Files, lock: object, onStart: () => void) {
  const outside = self.fetch;
  self.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(IN_MEMORY)) return outside(input, init);
    if (url.endsWith(".wasm")) {
      // compiled while it arrives, which WebAssembly does only with what calls itself wasm
      return new Response(files.wasm.stream, { headers: { "Content-Type": "application/wasm" } });
    }
    return new Response(url.endsWith(".zip") ? await files.stdlib : null);
  };
  const instantiation = watchInstantiation(files.wasm.checked);
  let lay = (_archive: Bytes) => {};
  try {
    const starting = loadPyodide({
      indexURL: IN_MEMORY,
      packageBaseUrl: IN_MEMORY,
      lockFileContents: JSON.stringify(lock),
      createPyodideModule: await importGlue(await files.glue),
      fsInit: async (FS, { sitePackages }) => {
        lay = (archive) => install(FS, sitePackages, archive);
        const archives = await Promise.all(files.packages).catch(() => []);
        archives.forEach(lay);
        onStart();
      },
    });
    starting.catch(() => {}); // where a file is missing, that is what is told, and not its consequences
    const arrived = Promise.all([files.wasm.checked, files.stdlib, ...files.packages]);
    const { failed } = instantiation;
    await Promise.race([arrived, starting, failed]); // without a file Pyodide would wait for ever
    const pyodide = await Promise.race([starting, failed]);
    return { pyodide, lay };
  } finally {
    instantiation.restore();
    self.fetch = outside;
  }
}

/**
 * Where WebAssembly cannot be instantiated, Pyodide only warns of it, and waits for ever.
 * @param intact rejects where it is the file's fault, which then is what is told
 */
function watchInstantiation(intact: Promise<void>) {
  const instantiate = WebAssembly.instantiateStreaming;
  const failed: Promise<never> = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (...given) => {
      try {
        return await instantiate(...given);
      } catch (thrown) {
        intact.then(() => reject(thrown), reject);
        // where it was refused unread, nobody else reads it to the end that `intact` waits for
        const response = await given[0];
        if (!response.bodyUsed) response.body?.cancel();
        throw thrown;
      }
    };
  });
  failed.catch(() => {}); // told by who waits for it
  const restore = () => {
    WebAssembly.instantiateStreaming = instantiate;
  };
  return { failed, restore };
}

/** Lay the files of an archive below a folder of Python's; they are not copied. */
function install(FS: any, folder: string, archive: Bytes) {
  const made = new Set();
  for (const { path, content } of untar(archive)) {
    const parent = `${folder}/${path.slice(0, path.lastIndexOf("/"))}`;
    if (!made.has(parent)) {
      FS.mkdirTree(parent);
      made.add(parent);
    }
    FS.writeFile(`${folder}/${path}`, content, { canOwn: true });
  }
}

function engineIn(
  pyodide: PyodideAPI,
  { content, simd, why }: { content: Bytes | null; simd: string; why: string },
) {
  if (content !== null) pyodide.FS.writeFile(LIBRARY, content);
  const path = content === null ? undefined : LIBRARY; // null would not be Python's None
  const engine = pyodide.pyimport("pynn_app").start(path, simd, why);
  const { _module: module } = pyodide as any;
  return { ask: pythonAsker(pyodide, engine), memory: () => module.HEAPU8.byteLength };
}

/** @param engine the `Dispatcher` of `python/pynn_app` */
function pythonAsker(pyodide: PyodideAPI, engine: any): AskPython {
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
    if (error.kind === "out-of-memory") throw outOfMemory(); // Python says of which array
    if (error.traceback) console.error(error.traceback);
    throw Fault.of(error);
  };
}
