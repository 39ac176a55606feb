/** Pyodide's script inside the worker's: a page that was opened from a folder may import nothing. */

// @ts-expect-error  it has no types
import createPyodideModule from "pyodide/pyodide.asm.mjs";

export const GLUE: string[] = [];

/** Like its counterpart in `pyodide_script.ts`. */
export async function importGlue() {
  return createPyodideModule;
}
