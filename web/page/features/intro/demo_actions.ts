import { effect } from "@preact/signals-core";
import type { ShownState } from "../../labs/truth_table/state.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import type { DemoActions } from "./demo_player.ts";

/** The demo's training ends after this many steps: with changed settings, a table may never be learned. */
const MOST_STEPS = 4000;
const STEPS_OF_A_LEAP = 200;

/** The demo's actions in the truth-table lab; a person does the same with its buttons. */
export function demoActions(lab: TruthTableSession): DemoActions {
  const state = () => lab.store.state.peek() as ShownState; // the demo begins after the first state
  return {
    state,
    begin: () => lab.runs.beginAgain(true),
    show: (stage) => lab.enterStage(stage),
    run: () => lab.runs.start(),
    pause: () => lab.runs.pause(),
    learned: (signal) =>
      new Promise((resolve) => {
        const stop = effect(() => {
          const shown = lab.store.state.value;
          if (shown !== null && isFinished(shown)) resolve();
        });
        signal.addEventListener("abort", () => {
          stop();
          resolve();
        });
      }),
    leap: () => {
      lab.enterStage(null);
      return lab.advance(STEPS_OF_A_LEAP);
    },
    isLearned: () => isFinished(state()),
    restore: () => lab.runs.beginAgain(false),
  };
}

function isFinished({ learned, step }: ShownState) {
  return learned || step >= MOST_STEPS;
}
