import type { State } from "../../labs/truth_table/state.ts";
import type { TruthTableLab } from "../../labs/truth_table/truth_table_lab.ts";
import { detail } from "../../ui/dom.ts";
import type { Doings } from "./demo_player.ts";

/** Nobody watches longer: with settings of one's own, a table may never be learned. */
const MOST_STEPS = 4000;
const STEPS_OF_A_LEAP = 200;

/** What the demo does in the truth-table lab: what a person does there, too. */
export function doingsIn(lab: TruthTableLab): Doings {
  const state = () => lab.state as State;
  return {
    state,
    begin: () => lab.beginAgain(true),
    show: (stage) => lab.showStage(stage),
    run: () => lab.run(),
    pause: () => lab.pause(),
    learned: (signal) =>
      new Promise((resolve) => {
        const look = (shown: State) => isAtItsEnd(shown) && resolve();
        lab.addEventListener("state", (event) => look(detail(event)), { signal });
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

function isAtItsEnd({ learned, step }: State) {
  return learned || step >= MOST_STEPS;
}
