import { byId, detail, hook, show } from "./dom.js";
import { megabytes } from "./format.js";

/** @typedef {import("./engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../engine/python.js").BootProgress} BootProgress */

/** The line that says what Python is doing. @param {EngineClient} engine */
export function showEngine(engine) {
  const line = hook("engine");
  const text = byId("engine-text");
  const bar = /** @type {HTMLProgressElement} */ (byId("engine-progress"));
  engine.addEventListener("state", (event) => {
    const state = detail(event);
    line.dataset.state = state;
    bar.hidden = state !== "loading";
    if (state === "ready") showReady(line, text, engine.versions);
    if (state === "failed") text.textContent = "Python is not running";
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
    text.textContent = WORDS[progress.stage](progress);
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
const WORDS = {
  download: (/** @type {BootProgress} */ { bytes, total }) =>
    `Step 1 of 3: fetching Python, ${megabytes(bytes)} of ${megabytes(total)}`,
  python: () => "Step 2 of 3: starting Python",
  packages: () => "Step 3 of 3: importing NumPy and pynn",
};
