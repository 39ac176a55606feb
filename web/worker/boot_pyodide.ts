import type { PyodideAPI } from "pyodide";
import { loadPyodide } from "pyodide";
import { GLUE, importGlue } from "#pyodide_script";
import { readAll } from "../shared/assets.ts";
import { untar } from "./archive.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** A file that is being downloaded, unpacked. */
export type Download = { stream: ReadableStream<Bytes>; checked: Promise<void> };

export type FetchFile = (name: string) => Download;

const WASM = "pyodide.asm.wasm";
const STDLIB = "stdlib.zip";
const PACKAGES = ["numpy.tar", "pynn.tar"];
/** The files that Python consists of; the build has compressed each with gzip. */
export const PYTHON_FILES = [WASM, STDLIB, ...PACKAGES, ...GLUE];
/** The address at which Pyodide looks for its files; every request below it is answered from memory. */
const IN_MEMORY = "https://in-memory.invalid/";

type PythonFiles = {
  wasm: Download;
  glue: Promise<Bytes> | undefined;
  stdlib: Promise<Bytes>;
  packages: Promise<Bytes>[];
};

/** Start to fetch all of `PYTHON_FILES`. */
export function fetchPythonFiles(fetchFile: FetchFile): PythonFiles {
  const fetchWhole = (name: string) => readAll(fetchFile(name));
  const wasm = fetchFile(WASM);
  const stdlib = fetchWhole(STDLIB);
  const packages = PACKAGES.map(fetchWhole);
  const [glue] = GLUE.map(fetchWhole);
  return { wasm, glue, stdlib, packages };
}

/**
 * Start Pyodide from files that may still be arriving.
 * @param lock Pyodide's lock file; no package is loaded by it
 * @param onStart called when Python itself starts
 * @returns Pyodide, and a function that installs one more archive of packages
 */
export async function bootPyodide(
  files: PythonFiles,
  lock: object,
  onStart: () => void,
): Promise<{ pyodide: PyodideAPI; install: (archive: Bytes) => void }> {
  const originalFetch = self.fetch;
  self.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(IN_MEMORY)) return originalFetch(input, init);
    if (url.endsWith(".wasm")) {
      // compiled while it arrives, for which WebAssembly requires this type
      return new Response(files.wasm.stream, { headers: { "Content-Type": "application/wasm" } });
    }
    return new Response(url.endsWith(".zip") ? await files.stdlib : null);
  };
  const instantiation = watchInstantiation(files.wasm.checked);
  let install = (_archive: Bytes) => {};
  try {
    const starting = loadPyodide({
      indexURL: IN_MEMORY,
      packageBaseUrl: IN_MEMORY,
      lockFileContents: JSON.stringify(lock),
      createPyodideModule: await importGlue(await files.glue),
      fsInit: async (FS, { sitePackages }) => {
        install = (archive) => installArchive(FS, sitePackages, archive);
        const archives = await Promise.all(files.packages).catch(() => []);
        archives.forEach(install);
        onStart();
      },
    });
    starting.catch(() => {}); // where a file is missing, that is the error to report, not this consequence
    const arrived = Promise.all([files.wasm.checked, files.stdlib, ...files.packages]);
    const { failed } = instantiation;
    await Promise.race([arrived, starting, failed]); // without a file Pyodide would wait for ever
    const pyodide = await Promise.race([starting, failed]);
    return { pyodide, install };
  } finally {
    instantiation.restore();
    self.fetch = originalFetch;
  }
}

/**
 * Where WebAssembly cannot be instantiated, Pyodide only logs a warning, and waits for ever.
 * @param intact rejects where the file is damaged, which then is the error to report
 */
function watchInstantiation(intact: Promise<void>) {
  const instantiate = WebAssembly.instantiateStreaming;
  const failed: Promise<never> = new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (...args) => {
      try {
        return await instantiate(...args);
      } catch (thrown) {
        intact.then(() => reject(thrown), reject);
        // if it was refused unread, nothing else reads it to the end that `intact` waits for
        const response = await args[0];
        if (!response.bodyUsed) response.body?.cancel();
        throw thrown;
      }
    };
  });
  failed.catch(() => {}); // reported where it is awaited
  const restore = () => {
    WebAssembly.instantiateStreaming = instantiate;
  };
  return { failed, restore };
}

/** The part of Emscripten's file system that is used here. */
type FileSystem = {
  mkdirTree(path: string): void;
  writeFile(path: string, content: Bytes, options: { canOwn: boolean }): void;
};

/** Write an archive's files below a folder of Python's file system, without copying their bytes. */
function installArchive(fileSystem: FileSystem, folder: string, archive: Bytes) {
  const made = new Set<string>();
  for (const { path, content } of untar(archive)) {
    const parent = `${folder}/${path.slice(0, path.lastIndexOf("/"))}`;
    if (!made.has(parent)) {
      fileSystem.mkdirTree(parent);
      made.add(parent);
    }
    fileSystem.writeFile(`${folder}/${path}`, content, { canOwn: true });
  }
}
