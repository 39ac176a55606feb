import type { ReadonlySignal } from "@preact/signals-core";
import { computed, effect, signal } from "@preact/signals-core";
import { stagesOf } from "../../labs/truth_table/stepper/stages.ts";
import type { TruthTableStore } from "../../labs/truth_table/truth_table_store.ts";

/** The steps of the path through the labs, in their order. */
export const STEPS = ["learn", "by-hand", "break", "own-digits"] as const;
export type PathStep = (typeof STEPS)[number];

/** The parts of the labs that the path follows. */
export type PathSources = {
  truthTable: Pick<TruthTableStore, "state" | "stage">;
  /** True once the labs have run on changed code, or an exercise was solved. */
  isPractised: ReadonlySignal<boolean>;
  /** True while a trained network has read a drawing of the person's own. */
  isDrawingRead: ReadonlySignal<boolean>;
};

/** The place of the person on the path, and the steps that are done; kept in memory only. */
export class Path {
  /** The lab that is shown. */
  readonly lab = signal("truth-table");
  readonly done = signal<ReadonlySet<PathStep>>(new Set());
  readonly current = computed<PathStep>(() => {
    if (this.lab.value === "code") return "break";
    if (this.lab.value === "digits") return "own-digits";
    const isByHand = this.sources.truthTable.stage.value !== null || this.done.value.has("by-hand");
    return isByHand ? "by-hand" : "learn";
  });
  /** The first step that is not done; null while the current one is not, and at the end. */
  readonly next = computed<PathStep | null>(() => {
    const done = this.done.value;
    if (!done.has(this.current.value)) return null;
    return STEPS.find((step) => !done.has(step)) ?? null;
  });

  constructor(private readonly sources: PathSources) {
    const { truthTable, isPractised, isDrawingRead } = sources;
    const stages: Set<string> = new Set();
    effect(() => {
      if (truthTable.state.value?.learned) this.#complete("learn");
    });
    effect(() => {
      const { stage, state } = truthTable;
      if (stage.value === null || state.value === null) return;
      stages.add(stage.value);
      if (stagesOf(state.value.sizes).every((each) => stages.has(each))) this.#complete("by-hand");
    });
    effect(() => {
      if (isPractised.value) this.#complete("break");
    });
    effect(() => {
      if (isDrawingRead.value) this.#complete("own-digits");
    });
  }

  #complete(step: PathStep) {
    const done = this.done.peek();
    if (!done.has(step)) this.done.value = new Set([...done, step]);
  }
}
