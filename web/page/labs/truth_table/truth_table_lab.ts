import { effect } from "@preact/signals-core";
import type { EngineClient } from "../../core/engine_client.ts";
import type { Tables } from "../../core/site_data.ts";
import { text } from "../../language/text.ts";
import { byTestId, setText } from "../../ui/dom.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { AnswersView } from "./answers/answers_view.ts";
import { DerivationView } from "./derivation/derivation_view.ts";
import { Highlighting } from "./highlighting.ts";
import { HistoryView } from "./history_view.ts";
import { NetworkView } from "./network/network_view.ts";
import { CheckView } from "./parameters/check_view.ts";
import { ParametersView } from "./parameters/parameters_view.ts";
import { SelectedView } from "./parameters/selected_view.ts";
import { foldSettings } from "./settings_fold.ts";
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
  reportError: ReportError,
): TruthTableSession {
  const session = new TruthTableSession(engine, form, tables, reportError);
  joinForm(session, form);
  startRunButtons(session);
  foldSettings(session.store, form);
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
  return session;
}

/** Give changed settings to the engine, and mark those that it rejects. */
function joinForm(session: TruthTableSession, form: SettingsForm) {
  const { rejection } = session.store;
  form.addEventListener("change", () => session.configure());
  effect(() => form.mark(rejection.value?.setting ?? null, rejection.value?.text));
}

/** The buttons that train: run or pause, one step, one epoch, reset; and the menu of speeds. */
function startRunButtons(session: TruthTableSession) {
  const { runs, store } = session;
  const run = byTestId("tt-run");
  const reset = byTestId("tt-reset");
  const speed = byTestId<HTMLSelectElement>("tt-speed");
  const chosenSpeed = () => (speed.value === "flat out" ? "flat out" : Number(speed.value));
  runs.setSpeed(chosenSpeed());
  speed.addEventListener("change", () => runs.setSpeed(chosenSpeed()));
  run.addEventListener("click", () => (runs.isRunning ? runs.pause() : runs.start()));
  byTestId("tt-step").addEventListener("click", () => session.advance(1));
  byTestId("tt-one-epoch").addEventListener("click", () => session.advanceEpoch());
  reset.addEventListener("click", () => runs.reset());
  effect(() => {
    const state = store.state.value;
    byTestId("tt-one-epoch").hidden = state?.settings.batch !== "one";
    const isAtStart = state === null || (state.is_initial && state.end === state.first);
    if (isAtStart && document.activeElement === reset) run.focus();
    reset.classList.toggle("unavailable", isAtStart);
  });
  effect(() => {
    run.classList.toggle("primary", store.stage.value === null); // in a stage, Next is
  });
  effect(() => {
    const { phase } = store.run.value;
    const isIdle = phase === "idle";
    run.dataset.state = phase;
    const isLearned = store.state.value?.learned ?? false;
    setText(run, text(isIdle ? `tt-button-${isLearned ? "continue" : "run"}` : "tt-button-pause"));
  });
}
