/** Joins engine, labs and page. */

import { Fault } from "../engine/fault.js";
import { DigitsLab } from "./digits/lab.js";
import { EngineClient } from "./engine_client.js";
import { showEngine } from "./engine_line.js";
import { ErrorPlace } from "./error_place.js";
import { route } from "./router.js";
import { SettingsForm } from "./settings_form.js";
import { readSite } from "./site.js";
import { TruthTableLab } from "./truth_table/lab.js";

const site = readSite();
const errors = new ErrorPlace();
const engine = new EngineClient(() => new Worker(site.worker, { type: "module" }), {
  python: site.python,
  data: site.data,
});
showEngine(engine);

/** A lab's errors: null clears what a corrected input has mended. @param {Fault | null} fault @param {(() => void) | null} [retry] */
function tell(fault, retry = null) {
  if (fault === null) {
    if (MENDED_BY_INPUT.includes(errors.kind)) errors.clear();
  } else if (!ENGINE_FAULTS.includes(errors.kind)) errors.show(fault, retry);
}
const MENDED_BY_INPUT = ["settings", "model-file", "diverged"];
/** These are about everything, and stay until they are acted upon. */
const ENGINE_FAULTS = ["engine-died", "engine-failed"];

/** @param {string} group */
function form(group) {
  const container = /** @type {HTMLElement} */ (document.querySelector(`[data-group="${group}"]`));
  return new SettingsForm(container, site.settings[group]);
}

const truthTable = new TruthTableLab(engine, form("truth_table"), tell);
const digits = new DigitsLab(engine, form("digits"), tell);

engine.addEventListener("fault", (event) => {
  digits.engineFailed();
  errors.show(/** @type {CustomEvent} */ (event).detail, start);
});

async function start() {
  try {
    await engine.start();
  } catch {
    return; // told by the engine's own event
  }
  await Promise.all([truthTable.begin(), digits.begin()]);
}

route(["truth-table", "digits"]);
addEventListener("error", (event) => errors.show(Fault.from(event.error ?? event.message)));
addEventListener("unhandledrejection", (event) => errors.show(Fault.from(event.reason)));
start();
