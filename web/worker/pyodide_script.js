/** Pyodide's script as a file of its own: fetched and checked as every other, then run from memory. */

import { inMemory, refusedByHost } from "../shared/host_policy.js";

export const GLUE = ["pyodide.asm.mjs"];

/** What makes Pyodide's module. @param {Uint8Array<ArrayBuffer>} [source] */
export async function importGlue(source = new Uint8Array()) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } catch (thrown) {
    throw (await refusedByHost(inMemory)) ?? thrown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
