/** The demo, part by part: what is said, what the lab shows meanwhile, and for how long. */

import type { TruthTableState } from "../../labs/truth_table/state.ts";
import { layerOf, stagesOf } from "../../labs/truth_table/stepper/stages.ts";
import { back, error, forward, training } from "./demo_texts.ts";

/**
 * `stages` are shown one after the other, each for so many ticks; what trains does so until the table is
 * learned, and that is then seen for as long.
 */
export type DemoPart = {
  caption: (state: TruthTableState) => string;
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
/** So long three sentences are left to be read before anything moves. */
export const READING_TICKS = 70;
