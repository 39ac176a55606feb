/** Makes the parts of the page and connects them. */

import "./start/saved_copy.ts";
import { importLazyParts } from "#lazy_parts";
import english from "../../.build/texts/page.ftl";
import { Files } from "../shared/files.ts";
import { storageName } from "./browser/local_settings.ts";
import { TabChannel } from "./browser/typed_events.ts";
import { parseSimd } from "./core/address.ts";
import { embeddedFilesPort, fetchEmbedded } from "./core/embedded_files.ts";
import { EngineClient } from "./core/engine_client.ts";
import { shareable } from "./core/share/shareable.ts";
import type { SettingsGroup } from "./core/site_data.ts";
import { readSite } from "./core/site_data.ts";
import { siteStore } from "./core/site_database.ts";
import type { Change } from "./core/storage.ts";
import { Storage } from "./core/storage.ts";
import { WorkerSource } from "./core/worker_source.ts";
import { startDisplayMenu, startLanguageMenu } from "./features/display/display_menus.ts";
import { startEngineStatus } from "./features/engine_status/engine_status.ts";
import { handleEngineFailures } from "./features/error_reporting/engine_failures.ts";
import { ErrorReporter } from "./features/error_reporting/error_reporter.ts";
import { startSaveButtons } from "./features/export/save_buttons.ts";
import { Intro } from "./features/intro/intro.ts";
import { route } from "./features/navigation/router.ts";
import { startOffline } from "./features/offline/offline.ts";
import { Path } from "./features/path/path.ts";
import { PathView } from "./features/path/path_view.ts";
import { startSharing } from "./features/share/opened_link.ts";
import { CodeLab } from "./labs/code/code_lab.ts";
import { NetworkLabs } from "./labs/code/context.ts";
import { Edits } from "./labs/code/edits.ts";
import { DigitsLab } from "./labs/digits/digits_lab.ts";
import { RunForm } from "./labs/digits/training/run_form.ts";
import { startTruthTableLab } from "./labs/truth_table/truth_table_lab.ts";
import { startLanguage } from "./language/start_language.ts";
import { checkStyles } from "./start/style_check.ts";
import { byGroup, byId } from "./ui/dom.ts";
import { ErrorBanner } from "./ui/error_banner.ts";
import { SettingsForm } from "./ui/form/settings_form.ts";
import { guardFocus } from "./ui/keyboard/focus_guard.ts";

const site = readSite();
const isOneFile = site.embedded === true;
const files = new Files(isOneFile ? fetchEmbedded : fetch.bind(window));
const { language, fault: languageFault } = await startLanguage(english, site.languages, files);
const { simd, reason: simdNote } = parseSimd(location.search);
const storage = new Storage(siteStore(), new TabChannel<Change>(storageName()));
const edits = new Edits(storage, site.version);

const worker = new WorkerSource(files, site.worker, isOneFile);
const engine = new EngineClient(
  () => worker.start(),
  () => ({
    python: site.python,
    lock: site.lock,
    simd,
    data: site.data,
    port: isOneFile ? embeddedFilesPort() : null,
    bypassCache: files.bypassCache,
  }),
);
const banner = new ErrorBanner();
const errors = new ErrorReporter(banner, engine, edits);

startEngineStatus(engine);
startDisplayMenu();
startLanguageMenu(site.languages, language);

const form = (group: SettingsGroup) => new SettingsForm(byGroup(group), site.settings[group]);
const truthTable = startTruthTableLab(
  engine,
  form("truth_table"),
  site.tables,
  errors.reporterOf("truth table"),
);
const runForm = new RunForm(form("digits"), form("stopping"), form("pace"), site.recipes);
const digits = new DigitsLab(
  engine,
  runForm,
  form("test_digits"),
  storage,
  errors.reporterOf("digits"),
);
const labs = new NetworkLabs(truthTable, digits, shareable(site, ["truth-table", "digits"]));
const loadLazyParts = () => importLazyParts(files, site.lazy_parts);
const code = new CodeLab(engine, edits, labs, loadLazyParts, errors.reporterOf("code"));
engine.beforeReady(() => code.begin());
engine.beforeReady(() => labs.begin());
errors.on("restart-needed", () => code.engineFailed());
errors.on("show-line", (place) => code.showTrace(place));
addEventListener("code", (event) => code.showEquation((event as CustomEvent<string>).detail));
handleEngineFailures(engine, banner, files, code, labs, isOneFile);

startSaveButtons(loadLazyParts, labs, errors.reporterOf("saving"));
const path = new Path({
  truthTable: truthTable.store,
  isPractised: code.isPractised,
  isDrawingRead: digits.isDrawingRead,
});
const intro = new Intro(truthTable, new PathView(path, truthTable), storage);
startOffline(site, engine);
const link = startSharing(
  { "truth-table": truthTable, digits, code: code.link },
  site,
  loadLazyParts,
  errors.reporterOf("sharing"),
);
route(
  link.shareable,
  (share, lab) => {
    path.lab.value = lab;
    if (lab === "code") code.show();
    return link.open(share, lab);
  },
  simdNote,
);
intro.begin(link);

errors.reportUncaught();
guardFocus();
checkStyles((fault, retry) => banner.show(fault, retry));
if (languageFault) banner.show(languageFault, () => location.reload());
byId("not-started").remove();
engine.restart();
