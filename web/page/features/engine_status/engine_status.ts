import type { BootProgress, Versions } from "../../../shared/protocol.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import { say, text } from "../../language/text.ts";
import { byId, byTestId, dismissMenu, setNumber, setText } from "../../ui/dom.ts";
import { formatMegabytes } from "../../ui/format.ts";

/** The share of the progress bar for the download, and where the later stages are on it. */
const DOWNLOAD_SHARE = 0.6;
const STAGE_OFFSET = { download: 0, python: 0.05, packages: 0.3 };

/** The line that shows the state of Python. */
export function startEngineStatus(engine: EngineClient) {
  const line = byTestId("engine");
  const status = byId("engine-text");
  const bar = byId<HTMLProgressElement>("engine-progress");
  const announcement = byId("engine-announcement");
  dismissMenu(byTestId("speed"));
  engine.on("state", (state) => {
    line.dataset.state = state;
    bar.hidden = state !== "loading";
    if (state === "ready" && engine.versions) showReady(line, status, engine.versions);
    if (state === "failed") status.textContent = text("page-python-not-running");
    if (state !== "loading") setText(announcement, status.textContent ?? "");
    line.title = state === "ready" ? (status.textContent ?? "") : ""; // where only its dot is shown
  });
  engine.on("life", ({ memory }) => {
    if (memory === 0) return; // Python has not started yet
    byId("memory").hidden = false;
    setNumber(byTestId("engine-memory"), String(memory), formatMegabytes(memory));
  });
  engine.on("engine.boot", (progress) => {
    bar.value = DOWNLOAD_SHARE * (progress.bytes / progress.total) + STAGE_OFFSET[progress.stage];
    setText(announcement, text(`page-boot-${progress.stage}`)); // not every megabyte
    status.textContent = stageText(progress);
  });
}

function showReady(
  line: HTMLElement,
  status: HTMLElement,
  { python, numpy, pynn, simd, why }: Versions,
) {
  line.dataset.simd = simd;
  status.textContent = simd
    ? text("page-python-ready")
    : text("page-python-ready-plain", { why: why === undefined ? "" : say(why) });
  const operations = simd || "plain";
  byId("versions").textContent = text("page-versions", { python, numpy, pynn, operations });
}

function stageText({ stage, bytes, total }: BootProgress) {
  return stage === "download"
    ? text("page-boot-fetched", { bytes: formatMegabytes(bytes), total: formatMegabytes(total) })
    : text(`page-boot-${stage}`);
}
