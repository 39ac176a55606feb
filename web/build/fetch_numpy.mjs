// Pyodide's own loader fetches NumPy into the folder named on the command line, and checks it.
import { loadPyodide } from "pyodide";

const python = await loadPyodide({ packageCacheDir: process.argv[2] });
await python.loadPackage("numpy", { messageCallback: () => {} });
