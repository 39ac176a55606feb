import { byId, detail, hook, setText, show } from "./dom.js";
import { megabytes } from "./format.js";

/** @typedef {import("./engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../engine/python.js").BootProgress} BootProgress */

/** The line that says what Python is doing. @param {EngineClient} engine */
export function showEngine(engine) {
  const line = hook("engine");
  const text = byId("engine-text");
  const bar = /** @type {HTMLProgressElement} */ (byId("engine-progress"));
  const said = byId("engine-said");
  engine.addEventListener("state", (event) => {
    const state = detail(event);
    line.dataset.state = state;
    bar.hidden = state !== "loading";
    if (state === "ready") showReady(line, text, engine.versions);
    if (state === "failed") text.textContent = "Python is not running";
    if (state !== "loading") setText(said, text.textContent ?? "");
  });
  engine.addEventListener("life", (event) => {
    const { memory } = detail(event);
    if (memory === 0) return; // Python is not there yet
    byId("memory").hidden = false;
    show(hook("engine-memory"), String(memory), megabytes(memory));
  });
  engine.addEventListener("engine.boot", (event) => {
    const progress = /** @type {BootProgress} */ (detail(event));
    bar.value =
      SHARE_OF_DOWNLOAD * (progress.bytes / progress.total) + (AFTER[progress.stage] ?? 0);
    setText(said, STAGES[progress.stage]); // not each megabyte
    text.textContent = STAGES[progress.stage] + fetched(progress);
  });
}

/**
 * @param {HTMLElement} line @param {HTMLElement} text
 * @param {Record<string, string>} versions
 */
function showReady(line, text, { python, numpy, pynn, simd, why }) {
  line.dataset.simd = simd;
  text.textContent = simd ? "Python is ready" : `Python is ready, without its fast path: ${why}`;
  const computing = simd ? OPERATIONS[simd] : "plain NumPy";
  byId("versions").textContent =
    `Python ${python}, NumPy ${numpy}, pynn ${pynn}, computing with ${computing}. `;
}

/** @type {Record<string, string>} */
const OPERATIONS = { relaxed: "SIMD and fused multiply-add", simd128: "SIMD" };
const SHARE_OF_DOWNLOAD = 0.6;
const AFTER = { download: 0, python: 0.05, packages: 0.3 };
const STAGES = {
  download: "Step 1 of 3: fetching Python",
  python: "Step 2 of 3: starting Python",
  packages: "Step 3 of 3: importing NumPy and pynn",
};

/** @param {BootProgress} progress */
function fetched({ stage, bytes, total }) {
  return stage === "download" ? `, ${megabytes(bytes)} of ${megabytes(total)}` : "";
}
