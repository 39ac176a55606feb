/** What the browser has to have: asked of it, not guessed from its name. */

import { errorText, Fault } from "../../shared/fault.ts";
import { webAssemblyFault } from "../../shared/host_policy.ts";

/** What nothing here works without, by the names that it has in a browser's documentation. */
const NEEDS: Record<string, () => boolean> = {
  Worker: () => "Worker" in globalThis,
  WebAssembly: () => "WebAssembly" in globalThis,
  "WebAssembly.instantiateStreaming": () =>
    "instantiateStreaming" in (globalThis.WebAssembly ?? {}),
  DecompressionStream: () => "DecompressionStream" in globalThis,
  "Element.checkVisibility": () => "checkVisibility" in Element.prototype,
};

/** Throws a Fault that says what is missing or forbidden, and what to do. */
export function checkRequirements() {
  const missing = Object.entries(NEEDS)
    .filter(([, isMet]) => !isMet())
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new Fault("browser-lacks", errorText("browser-lacks", { names: missing.join(", ") }));
  }
  const fault = webAssemblyFault();
  if (fault) throw fault;
}
