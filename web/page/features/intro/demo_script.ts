/** The script of the demo: the caption of each part, the stages that the lab shows meanwhile, and for how long. */

import type { ShownState } from "../../labs/truth_table/state.ts";
import { layerOf, stagesOf } from "../../labs/truth_table/stepper/stages.ts";
import { back, error, forward, training } from "./demo_texts.ts";

/**
 * Its `stages` are shown one after another, each for `ticks`; a part that `trains` does so until the table is
 * learned, and then rests for `ticks`.
 */
export type DemoPart = {
  caption: (state: ShownState) => string;
  stages?: (sizes: number[]) => string[];
  trains?: true;
  ticks: number;
};

export const SCRIPT: DemoPart[] = [
  { caption: forward, stages: () => ["forward"], ticks: 24 },
  { caption: error, stages: () => ["loss"], ticks: 24 },
  {
    caption: back,
    stages: (sizes) => stagesOf(sizes).filter((stage) => layerOf(stage) !== null),
    ticks: 12,
  },
  { caption: training, trains: true, ticks: 10 },
];

export const TICK_MS = 100;
/** Ticks before the demo starts by itself: time to read the three sentences of the introduction. */
export const READING_TICKS = 70;
