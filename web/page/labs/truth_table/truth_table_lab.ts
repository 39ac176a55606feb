import { effect } from "@preact/signals-core";
import type { Fault } from "../../../shared/fault.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import type { Tables } from "../../core/site_data.ts";
import { byId } from "../../ui/dom.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { AnswersView } from "./answers/answers_view.ts";
import { DerivationView } from "./derivation/derivation_view.ts";
import { Highlighting } from "./highlighting.ts";
import { HistoryView } from "./history_view.ts";
import { NetworkView } from "./network/network_view.ts";
import { CheckView } from "./parameters/check_view.ts";
import { ParametersView } from "./parameters/parameters_view.ts";
import { SelectedView } from "./parameters/selected_view.ts";
import { RunButtons } from "./run_buttons.ts";
import { Stepper } from "./stepper/stepper.ts";
import { TableMenus } from "./table/table_menus.ts";
import { TableView } from "./table/table_view.ts";
import { VerdictView } from "./table/verdict_view.ts";
import { TruthTableSession } from "./truth_table_session.ts";

/**
 * Start the truth-table lab: its session with the engine, and its views.
 * @param reportError shows an error; null clears one that the lab has caused
 */
export function startTruthTableLab(
  engine: EngineClient,
  form: SettingsForm,
  tables: Tables,
  reportError: (fault: Fault | null) => void,
): TruthTableSession {
  const session = new TruthTableSession(engine, form, tables, reportError);
  joinForm(session, form);
  new RunButtons(session);
  new TableMenus(session);
  new TableView(session);
  new VerdictView(session);
  new HistoryView(session);
  new NetworkView(session);
  new Stepper(session);
  new DerivationView(session);
  new ParametersView(session);
  new SelectedView(session);
  new CheckView(session);
  new AnswersView(session);
  new Highlighting(session);
  measureStickyParts();
  return session;
}

/** Give changed settings to the engine, and mark those that it rejects. */
function joinForm(session: TruthTableSession, form: SettingsForm) {
  const { rejection } = session.store;
  form.addEventListener("change", () => session.configure());
  effect(() => form.mark(rejection.value?.setting ?? null, rejection.value?.text));
}

/** Give the style sheet the heights of the parts that stay in sight while the page scrolls. */
function measureStickyParts() {
  const lab = byId("truth-table-lab");
  for (const [name, part] of [
    ["--network-height", byId("network-panel")],
    ["--side-height", byId("truth-table-side")],
  ] as const) {
    new ResizeObserver(() => lab.style.setProperty(name, `${part.offsetHeight}px`)).observe(part);
  }
}
