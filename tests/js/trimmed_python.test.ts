import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { untar } from "../../web/worker/archive.ts";
import { inProject } from "./project.ts";

const { loadPyodide }: typeof import("../../web/node_modules/pyodide/pyodide") = await import(
  inProject("web/node_modules/pyodide/pyodide.mjs").href
);
const BUILT = fileURLToPath(inProject(".build/wheels/"));

/** Python as the page has it: what the build has packed, and nothing else. */
const python = await loadPyodide({
  stdLibURL: `${BUILT}stdlib.zip`,
  lockFileURL: `${BUILT}pyodide-lock.json`,
  packageBaseUrl: BUILT,
  fsInit: async (FS, { sitePackages }) => {
    for (const archive of ["numpy.tar", "pynn.tar"]) unpack(archive, FS, sitePackages);
  },
});

/** @param archive one that the build has packed */
function unpack(archive: string, FS: typeof python.FS, folder: string) {
  for (const { path, content } of untar(Uint8Array.from(readFileSync(BUILT + archive)))) {
    FS.mkdirTree(`${folder}/${path.slice(0, path.lastIndexOf("/"))}`);
    FS.writeFile(`${folder}/${path}`, content);
  }
}

test("Whatever of the standard library and NumPy is there can be imported.", () => {
  const failed = python
    .runPython(`
import importlib, sys, zipfile, pathlib
library = next(entry for entry in sys.path if entry.endswith(".zip"))
names = [name for name in zipfile.ZipFile(library).namelist() if name.endswith(".pyc")]
packages = next(path for path in map(pathlib.Path, sys.path) if path.name == "site-packages")
names += [str(path.relative_to(packages)) for path in (packages / "numpy").rglob("*.pyc")]
failed = []
for name in sorted(names):
    module = name.removesuffix(".pyc").replace("/", ".").removesuffix(".__init__")
    try:
        importlib.import_module(module)
    except ImportError as error:
        failed.append(f"{module}: {error.msg.splitlines()[0]}")
failed
`)
    .toJs();
  assert.deepEqual(failed, []);
});

test("When the source of pynn comes with the code lab, its bytecode goes on being used.", () => {
  const [folder, origin] = python
    .runPython("import pynn.network, site; [*site.getsitepackages(), pynn.network.__spec__.origin]")
    .toJs();
  assert.match(origin, /pynn\/network\.pyc$/);
  unpack("code_lab.tar", python.FS, folder);
  const found = python
    .runPython(`
import importlib, pathlib, sys
importlib.invalidate_caches()
from pynn_app.code_lab.package import Package
package = Package()
for name in [name for name in sys.modules if name.startswith("pynn")]:
    del sys.modules[name]
import pynn.network
spec = pynn.network.__spec__
cached = pathlib.Path(spec.cached)
code = cached.read_bytes()
cached.write_bytes(code.replace(b"A fully connected network", b"A FULLY connected network"))
del sys.modules["pynn.network"]
importlib.import_module("pynn.network")
used = sys.modules["pynn.network"].__doc__
cached.write_bytes(code[:8] + bytes(8) + code[16:])
del sys.modules["pynn.network"]
importlib.import_module("pynn.network")
[
    spec.origin.endswith("pynn/network.py"),
    [path.name for path in pathlib.Path(spec.origin).parent.glob("*.pyc")],
    used[:11],
    sys.modules["pynn.network"].__doc__[:11],
]
`)
    .toJs();
  assert.deepEqual(found, [true, [], "A FULLY con", "A fully con"]);
});

test("NumPy's functions can be asked for help in the code lab.", () => {
  const [folder] = python.runPython("import site; site.getsitepackages()").toJs();
  unpack("code_lab.tar", python.FS, folder);
  const text = python.runPython(`
import contextlib, importlib, io
import numpy as np
importlib.invalidate_caches()
told = io.StringIO()
with contextlib.redirect_stdout(told):
    help(np.mean)
told.getvalue()
`);
  assert.match(text, /mean\(\s*a,\s*axis=None/);
  assert.match(text, /Compute the arithmetic mean along the specified axis/);
});
