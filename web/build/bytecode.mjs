// Python itself, of the version that the page runs, compiles what the page imports: see bytecode.py.
// The folder named on the command line has pyodide-lock.json and the wheels that it lists.
import { readFileSync } from "node:fs";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
const python = await loadPyodide({
  lockFileURL: `${folder}/pyodide-lock.json`,
  packageBaseUrl: `${folder}/`,
  // No columns for tracebacks: they need the source, and are a third of the bytes. Sets in one order.
  env: { HOME: "/home/pyodide", PYTHONNODEBUGRANGES: "1", PYTHONHASHSEED: "0" },
});
await python.loadPackage("pynn-app", { messageCallback: () => {} });
python.mountNodeFS("/build", folder);
python.runPython(readFileSync(new URL("bytecode.py", import.meta.url), "utf8"));
