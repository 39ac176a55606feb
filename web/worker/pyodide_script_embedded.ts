/** Pyodide's script inside the worker's: a page that was opened from a folder may import nothing. */

// @ts-expect-error  it has no types
import createPyodideModule from "pyodide/pyodide.asm.mjs";

export const GLUE: string[] = [];

/** As its counterpart in `glue.js`. */
export async function importGlue() {
  return createPyodideModule;
}
