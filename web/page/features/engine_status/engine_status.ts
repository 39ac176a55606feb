import type { Versions } from "../../../shared/protocol.ts";
import type { BootProgress } from "../../../worker/python.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import { say, text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setNumber, setText } from "../../ui/dom.ts";
import { formatMegabytes } from "../../ui/format.ts";

/** The line that says what Python is doing. */
export function startEngineStatus(engine: EngineClient) {
  const line = byTestId("engine");
  const words = byId("engine-text");
  const bar = byId("engine-progress") as HTMLProgressElement;
  const said = byId("engine-said");
  engine.addEventListener("state", (event) => {
    const state = eventDetail(event);
    line.dataset.state = state;
    bar.hidden = state !== "loading";
    if (state === "ready" && engine.versions) showReady(line, words, engine.versions);
    if (state === "failed") words.textContent = text("page-python-not-running");
    if (state !== "loading") setText(said, words.textContent ?? "");
  });
  engine.addEventListener("life", (event) => {
    const { memory } = eventDetail(event);
    if (memory === 0) return; // Python is not there yet
    byId("memory").hidden = false;
    setNumber(byTestId("engine-memory"), String(memory), formatMegabytes(memory));
  });
  engine.addEventListener("engine.boot", (event) => {
    const progress = eventDetail(event) as BootProgress;
    bar.value =
      SHARE_OF_DOWNLOAD * (progress.bytes / progress.total) + (AFTER[progress.stage] ?? 0);
    setText(said, text(`page-boot-${progress.stage}`)); // not each megabyte
    words.textContent = stageText(progress);
  });
}

function showReady(
  line: HTMLElement,
  words: HTMLElement,
  { python, numpy, pynn, simd, why }: Versions,
) {
  line.dataset.simd = simd;
  words.textContent = simd
    ? text("page-python-ready")
    : text("page-python-ready-plain", { why: why === undefined ? "" : say(why) });
  const versions = text("page-versions", { python, numpy, pynn, operations: simd || "plain" });
  byId("versions").textContent = `${versions} `;
}

const SHARE_OF_DOWNLOAD = 0.6;
const AFTER = { download: 0, python: 0.05, packages: 0.3 };

function stageText({ stage, bytes, total }: BootProgress) {
  return stage === "download"
    ? text("page-boot-fetched", { bytes: formatMegabytes(bytes), total: formatMegabytes(total) })
    : text(`page-boot-${stage}`);
}
