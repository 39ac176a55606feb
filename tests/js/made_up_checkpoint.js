const CURVE = { x: [1], y: [0.9] };

/** A run as it is after some epoch. @param {number} epoch @returns {import("../../web/page/labs/digits/training/saved_run.js").Checkpoint} */
export function after(epoch) {
  return {
    model: new Uint8Array(3),
    epoch,
    accuracy: Number.NaN,
    chosen: { epochs: 5 },
    finished: false,
    loaded: false,
    epochsBefore: 0,
    stopping: {},
    recipe: "Best",
    curves: { loss: CURVE, test: CURVE, train: CURVE },
  };
}
