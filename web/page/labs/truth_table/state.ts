import type { Between } from "./answers_view.ts";

export type Discrepancy = {
  equation: string;
  factor: number | undefined;
  expected: number;
  computed: number;
};

/** what `pynn.gradient_check` says */
export type CheckVerdict = "agrees" | "differs" | "kink" | "not_finite" | "unknown";

/** What `pynn_labs.truth_table.session` says of itself. */
export interface TruthTableState {
  step: number;
  /** the first and the last step that can be visited */
  first: number;
  end: number;
  epoch: number;
  recording: number;
  branched_at: number;
  loss: number;
  /** whether the weights are those that the seed draws */
  is_initial: boolean;
  steepest: number;
  /** every output is within the tolerance of its target */
  learned: boolean;
  tolerance: number;
  /** the parameters whose gradient is not a finite number */
  not_finite: string[];
  /** the gradient check of the selected parameter */
  check: CheckVerdict;
  obstacle: { kind: string; rows: number[] } | undefined;
  settings: Record<string, number | string>;
  kind: string;
  preset: string;
  inputs: number[][];
  targets: number[];
  outputs: number[];
  sizes: number[];
  weights: number[][][];
  biases: number[][];
  row: number;
  batch: number[];
  path: number[];
  selected: string;
  equations: string;
  numbers: Record<string, number>;
  /** the output is so near 0 or 1 that cross-entropy is written in another way */
  saturated: boolean;
  /** where an equation is not what the edited code computes */
  discrepancies: Discrepancy[];
  between: Between;
}
