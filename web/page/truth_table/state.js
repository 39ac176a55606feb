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
 * @property {boolean} learned
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
 * @property {import("./answers_view.js").Between} between
 */

export {};
