// Runs pytest inside Pyodide, in Node: node run.mjs ROOT SITE_PACKAGES MNIST LIBRARY [pytest's arguments]
// ROOT is the checkout, SITE_PACKAGES has pytest, MNIST its IDX files, LIBRARY is one of .build/simd.
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { loadPyodide } from "pyodide";

// Node 20 has relaxed SIMD behind a flag; from version 21 on it is there without.
if (Number.parseInt(process.versions.node, 10) < 21) {
  setFlagsFromString("--experimental-wasm-relaxed-simd");
}

const [root, sitePackages, mnist, library, ...options] = process.argv.slice(2);
const python = await loadPyodide({
  lockFileURL: `${root}/.build/wheels/pyodide-lock.json`,
  packageBaseUrl: `${root}/.build/wheels/`,
  env: {
    HOME: "/home/pyodide",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTEST_DISABLE_PLUGIN_AUTOLOAD: "1", // some have parts that are compiled for this machine
    PYNN_SIMD: "/lib/pynn_simd.so",
  },
});
await python.loadPackage("numpy", { messageCallback: () => {} });
for (const [at, folder] of Object.entries({
  "/repo": root,
  "/pytest": sitePackages,
  "/mnist": mnist,
})) {
  python.mountNodeFS(at, folder);
}
python.FS.writeFile("/lib/pynn_simd.so", readFileSync(library));
python.globals.set("options", python.toPy(options));
const code = python.runPython(`
import os, sys
os.chdir("/repo")
sys.path.append("/pytest")  # behind Pyodide's own NumPy
import pytest
int(pytest.main(["-q", "-p", "no:cacheprovider", "web/simd/tests", *options]))
`);
process.exit(code);
