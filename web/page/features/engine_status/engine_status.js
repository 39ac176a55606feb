import { text, translated } from "../../language/text.js";
import { byId, detail, hook, setText, show } from "../../ui/dom.js";
import { megabytes } from "../../ui/format.js";

/** @typedef {import("../../core/engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../../../worker/python.js").BootProgress} BootProgress */

/** The line that says what Python is doing. @param {EngineClient} engine */
export function showEngine(engine) {
  const line = hook("engine");
  const words = byId("engine-text");
  const bar = /** @type {HTMLProgressElement} */ (byId("engine-progress"));
  const said = byId("engine-said");
  engine.addEventListener("state", (event) => {
    const state = detail(event);
    line.dataset.state = state;
    bar.hidden = state !== "loading";
    if (state === "ready") showReady(line, words, engine.versions);
    if (state === "failed") words.textContent = text("page-python-not-running");
    if (state !== "loading") setText(said, words.textContent ?? "");
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
    setText(said, text(`page-boot-${progress.stage}`)); // not each megabyte
    words.textContent = stageText(progress);
  });
}

/**
 * @param {HTMLElement} line @param {HTMLElement} words
 * @param {Record<string, string>} versions
 */
function showReady(line, words, { python, numpy, pynn, simd, why }) {
  line.dataset.simd = simd;
  words.textContent = simd
    ? text("page-python-ready")
    : text("page-python-ready-plain", { why: translated(why) });
  const versions = text("page-versions", { python, numpy, pynn, operations: simd || "plain" });
  byId("versions").textContent = `${versions} `;
}

const SHARE_OF_DOWNLOAD = 0.6;
const AFTER = { download: 0, python: 0.05, packages: 0.3 };

/** @param {BootProgress} progress */
function stageText({ stage, bytes, total }) {
  return stage === "download"
    ? text("page-boot-fetched", { bytes: megabytes(bytes), total: megabytes(total) })
    : text(`page-boot-${stage}`);
}
