import { Curve } from "./curve.js";

/** @typedef {{ curve: Curve, label: string }} Run */

const MOST_RUNS = 5;
const MOST_POINTS = 300;

/** The curve of the present run, and those of earlier ones, with what they were run with. */
export class Runs {
  /** @type {Run} */
  present = { curve: new Curve(), label: "" };
  /** @type {Run[]} the newest last */
  earlier = [];

  /**
   * A new run begins; the one before is kept, if it has come anywhere.
   * @param {string} label what it is run with
   * @param {number} [branchedAt] it shares the old one's curve up to here
   */
  begin(label, branchedAt = 0) {
    const before = this.present;
    const curve = new Curve();
    for (const [index, x] of before.curve.x.entries()) {
      if (branchedAt > 0 && x <= branchedAt) curve.add(x, before.curve.y[index]);
    }
    if (before.curve.x.length > 1) {
      this.earlier.push({ ...before, curve: before.curve.thinned(MOST_POINTS) });
      this.earlier = this.earlier.slice(-MOST_RUNS);
    }
    this.present = { curve, label };
  }

  forget() {
    this.earlier = [];
  }
}
