import { lookUp } from "../../../shared/checked_lookup.ts";
import type * as protocol from "../../../shared/protocol.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import type { Tables } from "../../core/site_data.ts";
import { LatestOnly } from "../../core/task_queues.ts";
import { eventDetail } from "../../ui/dom.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import type { SettingsForm } from "../../ui/form/settings_form.ts";
import { LinkedSettings } from "./linked_settings.ts";
import { RunControl } from "./run_control.ts";
import type { ShownState } from "./state.ts";
import { parametersOf } from "./state.ts";
import { payoffOf } from "./stepper/payoff.ts";
import { AFTER, gradientOf } from "./stepper/stages.ts";
import { TruthTableRequests } from "./truth_table_requests.ts";
import type { ParameterEdit } from "./truth_table_store.ts";
import { TruthTableStore } from "./truth_table_store.ts";

/** All that can be done in the truth-table lab: asks the engine, and writes into the store. Knows no view. */
export class TruthTableSession {
  readonly store: TruthTableStore;
  readonly runs: RunControl;
  readonly #requests: TruthTableRequests;
  readonly #linked: LinkedSettings;
  readonly #selecting: LatestOnly<protocol.Select>;
  readonly #visiting: LatestOnly<protocol.VisitStep>;

  /** @param reportError shows an error; null clears one that the lab has caused */
  constructor(
    engine: EngineClient,
    private readonly form: Pick<SettingsForm, "values" | "fill" | "lock">,
    tables: Tables,
    reportError: ReportError,
  ) {
    const store = new TruthTableStore(tables);
    const requests = new TruthTableRequests(engine, store, reportError, (state) =>
      this.#show(state),
    );
    this.store = store;
    this.#requests = requests;
    this.runs = new RunControl(engine, store, requests, () => this.configure());
    this.#linked = new LinkedSettings(form, store, requests, this.runs);
    this.#selecting = new LatestOnly((args) => requests.requestState("truth_table.select", args));
    this.#visiting = new LatestOnly((args) => requests.requestState("truth_table.visit", args));
    engine.addEventListener("state", (event) => {
      store.engineState.value = eventDetail(event);
    });
  }

  // -- start and links --------------------------------------------------------------------------

  /** Show the state that the engine begins with; after a restart, restore the one that is shown. */
  async begin() {
    const { state, checks, history } = this.store;
    checks.value = null; // perhaps of other code
    const before = state.peek();
    if (before !== null) {
      this.runs.stopped(); // not before the first state: a run that was requested by then begins now
      history.engineRestarted();
    }
    if (this.#linked.isPending) await this.#linked.send();
    else if (before === null) await this.#requests.requestState("truth_table.state");
    else await this.#restore(before);
  }

  async #restore(state: ShownState) {
    const { settings, kind, targets, step, row, selected } = state;
    const saved = { settings, kind, targets, step, parameters: parametersOf(state) };
    await this.#requests.requestState("truth_table.restore", saved);
    await this.#requests.requestState("truth_table.select", { row, name: selected });
  }

  /** Show a state of a network that was changed in the code lab. */
  changed(state: protocol.TruthTableState) {
    this.#requests.receive(state);
  }

  engineFailed() {
    this.runs.stopped();
  }

  /** The settings and the table, as a link holds them. */
  chosen() {
    return this.#linked.chosen();
  }

  /** Start again with the settings and the table of a link, unless they are in use already. */
  setUp(chosen: Record<string, string>) {
    this.#linked.setUp(chosen);
  }

  /** Start again with these settings and this table, also where they are in use already. */
  startOver(chosen: Record<string, string>) {
    this.setUp(chosen);
    if (!this.#linked.isPending) this.runs.reset();
  }

  /** Lock these settings and, if it is named, the table; unlock all others. */
  lock(names: string[]) {
    this.#linked.lock(names);
  }

  // -- steps ------------------------------------------------------------------------------------

  /** @returns false if it failed */
  advance(steps: number): Promise<boolean> {
    return this.#requests.succeeds("truth_table.advance", { steps });
  }

  /** Take the step whose stages were shown, and show what it has changed. */
  async finishStep() {
    const { state, stage, payoff } = this.store;
    const before = state.peek();
    if (before === null || !(await this.advance(1))) return;
    const after = state.peek();
    if (after === null || stage.peek() === null) return; // left meanwhile
    payoff.value = payoffOf(before, after);
    this.enterStage(AFTER);
  }

  /** @returns false if it failed */
  advanceEpoch(): Promise<boolean> {
    return this.#requests.succeeds("truth_table.advance_epoch");
  }

  /** @returns false if it failed */
  stepBack(): Promise<boolean> {
    const step = (this.store.state.peek()?.step ?? 1) - 1;
    return this.#requests.succeeds("truth_table.visit", { step });
  }

  /** Show a step of the recording. */
  async visit(step: number) {
    if (this.runs.isRunning) await this.runs.pause();
    if (step !== this.store.state.peek()?.step) await this.#visiting.request({ step });
  }

  /**
   * Show a stage of a step, which pauses a run, and select the weight whose gradient it computes; null for all
   * stages.
   */
  enterStage(stage: string | null) {
    this.store.stage.value = stage;
    const state = this.store.state.peek();
    if (stage === null || state === null) return;
    if (this.runs.isRunning) this.runs.pause();
    const name = gradientOf(stage, state);
    if (name !== null) this.#selecting.request({ name });
  }

  // -- table, settings and parameters -----------------------------------------------------------

  /** Select what was clicked in the drawing or in an equation. */
  selectShown(name: string) {
    this.store.hasSelected.value = true;
    this.select({ name });
  }

  /** Select a row, or the weight, bias or unit with this key. */
  select(selection: protocol.Select) {
    const state = this.store.state.peek();
    if (state === null) return;
    if (selection.row === state.row || selection.name === state.selected) return;
    this.#selecting.request(selection);
  }

  /** Give the settings of the form to the engine; false if it rejects them. */
  configure(): Promise<boolean> {
    return this.#requests.succeeds("truth_table.configure", { settings: this.form.values() });
  }

  setTable(table: protocol.SetTable): Promise<boolean> {
    return this.#requests.succeeds("truth_table.set_table", table);
  }

  /** Turn a row's target from 0 to 1 or back. The store has it at once. */
  async toggleTarget(row: number) {
    const { state, targets: shown, clickedTargets } = this.store;
    if (state.peek() === null) return;
    const targets = shown.peek().map((target, index) => (index === row ? 1 - target : target));
    clickedTargets.value = targets;
    await this.#requests.succeeds("truth_table.set_targets", { targets });
    if (clickedTargets.peek() === targets) clickedTargets.value = null;
  }

  /** @param value as it was typed; the engine rejects what is no number */
  async setParameter(name: string, value: string, field: ParameterEdit["field"]) {
    const { edit } = this.store;
    const pending = { key: name, field, isPending: true };
    edit.value = pending;
    await this.#requests.succeeds("truth_table.set_parameter", { name, value });
    if (edit.peek() === pending) edit.value = { ...pending, isPending: false };
  }

  dismissRejection() {
    this.#requests.report(null);
  }

  async checkAll() {
    const checks = await this.#requests.request("truth_table.check_all");
    await this.#requests.allShown(); // the state that was checked may still wait for its equations
    const state = this.store.state.peek();
    if (checks !== undefined && state !== null) this.store.showChecks(checks, state);
  }

  /** ŷ between the rows, over two inputs; undefined if it failed. */
  betweenRows(axes: protocol.GetBetweenRows) {
    return this.#requests.request("truth_table.between_rows", axes);
  }

  #show(state: ShownState) {
    const before = this.store.state.peek();
    this.store.show(state);
    const rate = lookUp(state.settings, "learning_rate"); // at an earlier step it may have been another
    if (before && this.store.rejection.peek() === null && rate !== before.settings.learning_rate) {
      this.form.fill({ learning_rate: rate });
    }
  }
}
