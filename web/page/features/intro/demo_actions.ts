import type { TruthTableState } from "../../labs/truth_table/state.ts";
import type { TruthTableLab } from "../../labs/truth_table/truth_table_lab.ts";
import { eventDetail } from "../../ui/dom.ts";
import type { DemoActions } from "./demo_player.ts";

/** Nobody watches longer: with settings of one's own, a table may never be learned. */
const MOST_STEPS = 4000;
const STEPS_OF_A_LEAP = 200;

/** What the demo does in the truth-table lab: what a person does there, too. */
export function demoActions(lab: TruthTableLab): DemoActions {
  const state = () => lab.state as TruthTableState;
  return {
    state,
    begin: () => lab.beginAgain(true),
    show: (stage) => lab.showStage(stage),
    run: () => lab.run(),
    pause: () => lab.pause(),
    learned: (signal) =>
      new Promise((resolve) => {
        const look = (shown: TruthTableState) => isAtItsEnd(shown) && resolve();
        lab.addEventListener("state", (event) => look(eventDetail(event)), { signal });
        signal.addEventListener("abort", () => resolve());
      }),
    leap: () => {
      lab.showStage(null);
      return lab.advance(STEPS_OF_A_LEAP);
    },
    isLearned: () => isAtItsEnd(state()),
    takeBack: () => lab.beginAgain(false),
  };
}

function isAtItsEnd({ learned, step }: TruthTableState) {
  return learned || step >= MOST_STEPS;
}
