/** @typedef {{ equation: string, factor: number | undefined, expected: number, computed: number }} Discrepancy */
/** @typedef {"agrees" | "differs" | "kink" | "not_finite" | "unknown"} CheckVerdict what `pynn.gradient_check` says */

/**
 * What `pynn_engine.truth_table_lab` says of itself.
 * @typedef {object} State
 * @property {number} step
 * @property {number} first the first and the last step that can be visited
 * @property {number} end
 * @property {number} epoch
 * @property {number} recording
 * @property {number} branched_at
 * @property {number} loss
 * @property {boolean} is_initial whether the weights are those that the seed draws
 * @property {number} steepest
 * @property {boolean} learned every output is within the tolerance of its target
 * @property {number} tolerance
 * @property {string[]} not_finite the parameters whose gradient is not a finite number
 * @property {CheckVerdict} check the gradient check of the selected parameter
 * @property {{ kind: string, rows: number[] } | undefined} obstacle
 * @property {Record<string, number | string>} settings
 * @property {string} kind
 * @property {string} preset
 * @property {number[][]} inputs
 * @property {number[]} targets
 * @property {number[]} outputs
 * @property {number[]} sizes
 * @property {number[][][]} weights
 * @property {number[][]} biases
 * @property {number} row
 * @property {number[]} batch
 * @property {number[]} path
 * @property {string} selected
 * @property {string} equations
 * @property {Record<string, number>} numbers
 * @property {boolean} saturated the output is so near 0 or 1 that cross-entropy is written in another way
 * @property {Discrepancy[]} discrepancies where an equation is not what the edited code computes
 * @property {import("./answers_view.js").Between} between
 */

export {};
