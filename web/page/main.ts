/** Joins engine, labs and page. */

import "./start/saved_copy.ts";
import english from "../../.build/texts/page.ftl";
import { Fault } from "../shared/fault.ts";
import { Files } from "../shared/files.ts";
import { storageName } from "./browser/storage_name.ts";
import { parseSimd } from "./core/address.ts";
import {
  embeddedFilesPort,
  explainFileRestrictions,
  fetchEmbedded,
} from "./core/embedded_files.ts";
import { EngineClient } from "./core/engine_client.ts";
import { route } from "./core/router.ts";
import type { SettingsGroup } from "./core/site_data.ts";
import { readSite } from "./core/site_data.ts";
import { siteStore } from "./core/site_database.ts";
import { Storage } from "./core/storage.ts";
import { TabChannel } from "./core/tab_channel.ts";
import { WorkerSource } from "./core/worker_source.ts";
import { startDisplayMenu } from "./features/display/display_view.ts";
import { startLanguageMenu } from "./features/display/language_menu.ts";
import { startEngineStatus } from "./features/engine_status/engine_status.ts";
import { startSaveButtons } from "./features/export/save_buttons.ts";
import { Intro } from "./features/intro/intro.ts";
import { startOffline } from "./features/offline/offline.ts";
import { startSharing } from "./features/share/share_feature.ts";
import type { Changed } from "./labs/code/code_lab.ts";
import { CodeLab } from "./labs/code/code_lab.ts";
import { Edits } from "./labs/code/edits.ts";
import { DigitsLab } from "./labs/digits/digits_lab.ts";
import { RunForm } from "./labs/digits/training/run_form.ts";
import { startTruthTableLab } from "./labs/truth_table/truth_table_lab.ts";
import { startLanguage } from "./language/start_language.ts";
import { checkStyles } from "./start/style_check.ts";
import { byId, eventDetail } from "./ui/dom.ts";
import { ErrorBanner } from "./ui/error_banner.ts";
import { SettingsForm } from "./ui/form/settings_form.ts";
import { guardFocus } from "./ui/keyboard/focus_guard.ts";

const site = readSite();
const files = new Files(site.carried ? fetchEmbedded : fetch.bind(window));
const { language, fault: speechless } = await startLanguage(english, site.languages, files);
const errors = new ErrorBanner();
const simd = parseSimd(location.search);
const worker = new WorkerSource(files, site.worker, site.carried === true);
const engine = new EngineClient(
  () => worker.start(),
  () => ({
    python: site.python,
    lock: site.lock,
    simd: simd.simd,
    data: site.data,
    port: site.carried ? embeddedFilesPort() : null,
    anew: files.bypassCache,
  }),
  async () => {
    await code.begin();
    await labs.begin();
  },
);
startEngineStatus(engine);
startDisplayMenu();
startLanguageMenu(site.languages, language);

/** What trying again with other input, or simply again, has mended. */
const MENDED = [
  "settings",
  "refused",
  "file",
  "model-file",
  "digits-file",
  "diverged",
  "asset-missing",
  "asset-damaged",
  "network",
];
/** After these Python cannot be trusted to go on. */
const NEEDS_RESTART = ["engine-failed", "out-of-memory"];

/** A lab's errors; null says that something has worked. */
function tell(fault: Fault | null, retry: (() => void) | null = null) {
  if (fault === null) {
    if (MENDED.includes(errors.kind)) errors.clear();
    return;
  }
  // Told by the engine's own event, or nobody's loss: it is being started anew.
  if (fault.kind === "engine-died" && engine.state !== "failed") return;
  const restart = engine.state === "failed" || NEEDS_RESTART.includes(fault.kind);
  if (restart) code.engineFailed(); // the next start is without what may have been the reason
  const { trace } = fault;
  const showLine = trace && code.isRunning ? () => code.showTrace(trace) : null;
  errors.show(fault, restart ? start : retry, showLine);
}

function form(group: SettingsGroup) {
  const container = document.querySelector(`[data-group="${group}"]`) as HTMLElement;
  return new SettingsForm(container, site.settings[group]);
}

const truthTable = startTruthTableLab(engine, form("truth_table"), site.tables, tell);
const runForm = new RunForm(form("digits"), form("stopping"), site.recipes);
const kept = new Storage(siteStore(), new TabChannel(storageName()));
const digits = new DigitsLab(engine, runForm, form("test_digits"), kept, tell);
const labs = {
  stopped() {
    truthTable.engineFailed();
    digits.engineFailed();
  },
  begin: () => Promise.all([truthTable.begin(), digits.begin()]),
  changed({ truth_table: state, digits: progress }: Changed) {
    if (state) truthTable.changed(state);
    if (progress) digits.changed(progress);
  },
};
const code = new CodeLab(engine, new Edits(kept, site.version), labs, files, site, tell);

startSaveButtons(files, site, { truthTable, digits }, tell);

engine.addEventListener("fault", (event) => {
  files.bypassCache ||= eventDetail(event).kind === "asset-damaged";
  code.engineFailed();
  labs.stopped();
  const neverRan = engine.versions === null;
  errors.show(
    site.carried && neverRan ? explainFileRestrictions(eventDetail(event)) : eventDetail(event),
    start,
  );
});

function start() {
  engine.start().catch(() => {}); // told by the engine's own event
}

engine.addEventListener("state", (event) => {
  // what failed was in the code that ran before
  if (eventDetail(event) === "ready" && errors.kind === "python") errors.clear();
});

const firstVisit = new Intro(engine, truthTable, kept);
firstVisit.begin(location);

const copies = startOffline(site);
engine.addEventListener("state", function ready(event) {
  if (eventDetail(event) !== "ready") return;
  engine.removeEventListener("state", ready);
  copies.begin(); // now that the network is free
});
const link = startSharing(
  { "truth-table": truthTable, digits, code: code.link },
  site,
  files,
  tell,
);
route(
  link.shareable,
  (share, lab) => {
    if (lab === "code") code.show();
    return link.open(share, lab);
  },
  simd.reason,
);
addEventListener("code", (event) => {
  code.open((workspace) => workspace.showEquation(eventDetail(event)));
});
addEventListener("error", ({ error, message }) => {
  // not an error: a size that changed while sizes were being told is told with the next frame
  if (!message.startsWith("ResizeObserver loop")) errors.show(Fault.from(error ?? message));
});
addEventListener("unhandledrejection", (event) => errors.show(Fault.from(event.reason)));
guardFocus();
checkStyles((fault, retry) => errors.show(fault, retry));
byId("not-begun").remove();
if (speechless) errors.show(speechless, () => location.reload());
start();
