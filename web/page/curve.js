const MOST_POINTS = 2000;

/**
 * A curve that grows without end in bounded memory: when it has too many points, every other one
 * of the older half is dropped. The first and the newest point always stay.
 */
export class Curve {
  /** @type {number[]} */
  x = [];
  /** @type {number[]} */
  y = [];

  constructor(mostPoints = MOST_POINTS) {
    this.mostPoints = mostPoints;
  }

  /** @param {number} x @param {number} y */
  add(x, y) {
    this.x.push(x);
    this.y.push(y);
    if (this.x.length > this.mostPoints) this.#thin();
  }

  clear() {
    this.x = [];
    this.y = [];
  }

  #thin() {
    const half = this.x.length / 2;
    const kept = (/** @type {unknown} */ _, /** @type {number} */ index) =>
      index > half || index % 2 === 0;
    this.x = this.x.filter(kept);
    this.y = this.y.filter(kept);
  }
}
