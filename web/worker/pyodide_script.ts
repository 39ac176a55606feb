/** Pyodide's script as a file of its own: fetched and checked like every other, then run from memory. */

import { inMemory, refusedByHost } from "../shared/host_policy.ts";

export const GLUE = ["pyodide.asm.mjs"];

/** Import the function that creates Pyodide's module. */
export async function importGlue(source: Uint8Array<ArrayBuffer> = new Uint8Array()) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return (await import(url)).default;
  } catch (thrown) {
    throw (await refusedByHost(inMemory)) ?? thrown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
