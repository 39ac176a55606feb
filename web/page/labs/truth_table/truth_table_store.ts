import { batch, computed, signal } from "@preact/signals-core";
import type { Fault } from "../../../shared/fault.ts";
import type { AllChecks, RunTruthTable } from "../../../shared/protocol.ts";
import type { EngineState } from "../../core/engine_client.ts";
import type { Tables } from "../../core/site_data.ts";
import { RunHistory } from "./run_history.ts";
import type { ShownState } from "./state.ts";
import { parametersOf } from "./state.ts";
import type { Payoff } from "./stepper/payoff.ts";
import { AFTER, stagesOf } from "./stepper/stages.ts";

/**
 * The time from one start or reset to the next. It is replaced as a whole, so that frames of an older run,
 * which may still arrive, are recognised by its number. `pausing`: the engine has not confirmed it yet.
 */
export type Run = { readonly id: number; readonly phase: "idle" | "running" | "pausing" };

/** A parameter that was typed into a field. `isPending`: the engine has not answered yet. */
export type ParameterEdit = { key: string; field: "matrix" | "selected"; isPending: boolean };

/** Steps a second. */
export type Speed = RunTruthTable["speed"];

/** The state of the truth-table lab, as signals that its views follow. */
export class TruthTableStore {
  /** The engine's state that is shown; null until it has answered for the first time. */
  readonly state = signal<ShownState | null>(null);
  readonly engineState = signal<EngineState>("loading");
  readonly run = signal<Run>({ id: 0, phase: "idle" });
  readonly speed = signal<Speed>(1);
  /** The stage of a step that is shown; null for all of them. */
  readonly stage = signal<string | null>(null);
  /** What the last step of the stepper has changed. */
  readonly payoff = signal<Payoff | null>(null);
  /** The gradient check of all parameters; null once it is out of date. */
  readonly checks = signal<AllChecks | null>(null);
  /** The error about one setting or parameter; null once the field is right again. */
  readonly rejection = signal<Fault | null>(null);
  /** True once the person has selected something in the drawing or in an equation. */
  readonly hasSelected = signal(false);
  readonly edit = signal<ParameterEdit | null>(null);
  readonly isTableLocked = signal(false);
  /** Targets that were clicked, and that the engine has not confirmed yet. */
  readonly clickedTargets = signal<number[] | null>(null);
  /** The truth table, also before there is a state. */
  readonly table = computed(() => this.state.value ?? this.tables.first);
  /** Its targets, with those that were clicked. */
  readonly targets = computed(() => {
    const { targets } = this.table.value;
    const clicked = this.clickedTargets.value;
    return clicked?.length === targets.length ? clicked : targets; // by now the table may be another one
  });
  readonly history = new RunHistory();
  /** Everything that the gradients of `checks` depend on. */
  #checkedInputs = "";

  constructor(readonly tables: Tables) {}

  /** Show another state, and drop what does not belong to it. */
  show(state: ShownState) {
    const before = this.state.peek();
    const stage = this.stage.peek();
    batch(() => {
      if (this.checks.peek() !== null && this.#checkedInputs !== gradientInputs(state)) {
        this.checks.value = null;
      }
      if (before !== null && isAbandoned(this.edit.peek(), before, state)) this.edit.value = null;
      if (stage !== null && !this.#canShow(stage, state)) this.stage.value = null;
      this.history.record(state);
      this.state.value = state;
    });
  }

  #canShow(stage: string, { sizes, step, recording }: ShownState) {
    if (stage !== AFTER) return stagesOf(sizes).includes(stage);
    const payoff = this.payoff.peek();
    return payoff?.step === step && payoff.recording === recording;
  }

  /** Show the gradient check of all parameters of this state. */
  showChecks(checks: AllChecks, state: ShownState) {
    this.#checkedInputs = gradientInputs(state);
    this.checks.value = checks;
  }
}

/**
 * The edit whose text stays in such a field, because it is pending or was rejected; else null. An effect
 * that calls this follows both.
 */
export function editIn(field: ParameterEdit["field"], store: TruthTableStore) {
  const edit = store.edit.value;
  const fault = store.rejection.value;
  if (edit === null || edit.field !== field) return null;
  const rejection = fault?.setting === edit.key ? fault : null;
  return edit.isPending || rejection !== null ? { key: edit.key, rejection } : null;
}

/** True where the field of an edit belongs to another parameter now. */
function isAbandoned(
  edit: ParameterEdit | null,
  before: ShownState,
  { selected, sizes }: ShownState,
) {
  if (edit === null) return false;
  const isOtherNetwork = sizes.join() !== before.sizes.join();
  return isOtherNetwork || (edit.field === "selected" && selected !== before.selected);
}

function gradientInputs(state: ShownState) {
  const { targets, batch, settings } = state;
  return JSON.stringify([parametersOf(state), targets, batch, settings.activation, settings.loss]);
}
