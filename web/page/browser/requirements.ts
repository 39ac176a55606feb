/** The features that the page requires of the browser: tested, not guessed from its name. */

import { errorText, Fault } from "../../shared/fault.ts";
import { webAssemblyFault } from "../../shared/host_policy.ts";

/** Tests by the names that the features have in a browser's documentation. */
const REQUIRED: Record<string, () => boolean> = {
  Worker: () => "Worker" in globalThis,
  WebAssembly: () => "WebAssembly" in globalThis,
  "WebAssembly.instantiateStreaming": () =>
    "instantiateStreaming" in (globalThis.WebAssembly ?? {}),
  DecompressionStream: () => "DecompressionStream" in globalThis,
  "Element.checkVisibility": () => "checkVisibility" in Element.prototype,
};

/** Throws a Fault that names what is missing or forbidden, and a remedy. */
export function checkRequirements() {
  const missing = Object.entries(REQUIRED)
    .filter(([, isSupported]) => !isSupported())
    .map(([name]) => name);
  if (missing.length > 0) {
    throw new Fault("browser-lacks", errorText("browser-lacks", { names: missing.join(", ") }));
  }
  const fault = webAssemblyFault();
  if (fault) throw fault;
}
