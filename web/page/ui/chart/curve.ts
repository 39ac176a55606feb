import { at } from "../../../shared/checked_lookup.ts";

/** About the width of a chart in pixels. Each point is held several times, for drawing and for saving. */
const MAX_POINTS = 1000;

/**
 * A curve that grows in bounded memory: when it has too many points, it keeps about half of them, evenly
 * spaced in x, and always the first and the last.
 */
export class Curve {
  x: number[] = [];
  y: number[] = [];

  constructor(private readonly maxPoints = MAX_POINTS) {}

  add(x: number, y: number) {
    this.x.push(x);
    this.y.push(y);
    if (this.x.length > this.maxPoints) this.#thin();
  }

  clear() {
    this.x = [];
    this.y = [];
  }

  /** Replace all points. */
  replace({ x, y }: { x: number[]; y: number[] }) {
    this.x = [...x];
    this.y = [...y];
  }

  /** A copy of its points. */
  points() {
    return { x: [...this.x], y: [...this.y] };
  }

  /** Remove the points after x. */
  truncateAfter(x: number) {
    const length = this.x.findLastIndex((point) => point <= x) + 1;
    this.x.length = length;
    this.y.length = length;
  }

  /** A copy with fewer points. */
  thin(maxPoints: number) {
    const thin = new Curve(maxPoints);
    const every = Math.ceil(this.x.length / maxPoints);
    const last = this.x.length - 1;
    for (const [index, x] of this.x.entries()) {
      if (index % every === 0 || index === last) thin.add(x, at(this.y, index));
    }
    return thin;
  }

  #thin() {
    const last = this.x.length - 1;
    const spacing = (at(this.x, last) - at(this.x, 0)) / (this.maxPoints / 2);
    const remaining = new Set<number>();
    let previous = Number.NEGATIVE_INFINITY;
    for (const [index, x] of this.x.entries()) {
      if (index < last && x - previous < spacing) continue;
      remaining.add(index);
      previous = x;
    }
    const remains = (_: number, index: number) => remaining.has(index);
    this.replace({ x: this.x.filter(remains), y: this.y.filter(remains) });
  }
}
