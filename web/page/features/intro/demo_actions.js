import { detail } from "../../ui/dom.js";

/** @typedef {import("../../labs/truth_table/truth_table_lab.js").TruthTableLab} TruthTableLab */
/** @typedef {import("../../labs/truth_table/state.js").State} State */

/** Nobody watches longer: with settings of one's own, a table may never be learned. */
const MOST_STEPS = 4000;
const STEPS_OF_A_LEAP = 200;

/** What the demo does in the truth-table lab: what a person does there, too. @param {TruthTableLab} lab @returns {import("./demo_player.js").Doings} */
export function doingsIn(lab) {
  const state = () => /** @type {State} */ (lab.state);
  return {
    state,
    begin: () => lab.beginAgain(true),
    show: (stage) => lab.showStage(stage),
    run: () => lab.run(),
    pause: () => lab.pause(),
    learned: (signal) =>
      new Promise((resolve) => {
        const look = (/** @type {State} */ shown) => isAtItsEnd(shown) && resolve();
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

/** @param {State} state */
function isAtItsEnd({ learned, step }) {
  return learned || step >= MOST_STEPS;
}
