import { at } from "../../../shared/at.ts";

/** About as many as a chart has pixels across; each point is held several times, to draw and to keep it. */
const MOST_POINTS = 1000;

/**
 * A curve that grows without end in bounded memory: when it has too many points, about half of them
 * stay, evenly from end to end, however often this happens. The first and the newest are always among them.
 */
export class Curve {
  x: number[] = [];
  y: number[] = [];

  constructor(private readonly mostPoints = MOST_POINTS) {}

  add(x: number, y: number) {
    this.x.push(x);
    this.y.push(y);
    if (this.x.length > this.mostPoints) this.#thin();
  }

  clear() {
    this.x = [];
    this.y = [];
  }

  /** @param points those that it has from now on */
  replace({ x, y }: { x: number[]; y: number[] }) {
    this.x = [...x];
    this.y = [...y];
  }

  /** Its points, which no longer change. */
  points() {
    return { x: [...this.x], y: [...this.y] };
  }

  /** Forget what comes after x. */
  truncateAfter(x: number) {
    const kept = this.x.findLastIndex((each) => each <= x) + 1;
    this.x.length = kept;
    this.y.length = kept;
  }

  /** The same curve with few enough points to be one of many. */
  thin(mostPoints: number) {
    const thin = new Curve(mostPoints);
    const every = Math.ceil(this.x.length / mostPoints);
    const last = this.x.length - 1;
    for (const [index, x] of this.x.entries()) {
      if (index % every === 0 || index === last) thin.add(x, at(this.y, index));
    }
    return thin;
  }

  #thin() {
    const last = this.x.length - 1;
    const apart = (at(this.x, last) - at(this.x, 0)) / (this.mostPoints / 2);
    const kept = new Set<number>();
    let newest = Number.NEGATIVE_INFINITY;
    for (const [index, x] of this.x.entries()) {
      if (index < last && x - newest < apart) continue;
      kept.add(index);
      newest = x;
    }
    const isKept = (_: number, index: number) => kept.has(index);
    this.replace({ x: this.x.filter(isKept), y: this.y.filter(isKept) });
  }
}
