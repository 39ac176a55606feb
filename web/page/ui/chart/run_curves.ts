import { Curve } from "./curve.ts";

export type Run = { curves: Record<string, Curve>; label: string };

const MOST_RUNS = 5;
const MOST_POINTS = 300;

/** The curves of the present run, and those of earlier ones, with what they were run with. */
export class Runs {
  present: Run;
  /** the newest last */
  earlier: Run[] = [];

  /** @param names of the curves of a run; the first one has a point from the first step on */
  constructor(private readonly names: string[]) {
    this.present = { curves: this.#curves(), label: "" };
  }

  /**
   * A new run begins; the one before is kept, if it has come anywhere.
   * @param label what it is run with
   * @param branchedAt it shares the old one's curves up to here
   */
  begin(label: string, branchedAt: number = 0) {
    const before = this.present;
    this.present = { curves: this.#curves(), label };
    for (const name of this.names) {
      const { x, y } = before.curves[name];
      for (const [index, at] of x.entries()) {
        if (branchedAt > 0 && at <= branchedAt) this.present.curves[name].add(at, y[index]);
      }
    }
    if (before.curves[this.names[0]].x.length <= 1) return;
    const thin = this.names.map((name) => [name, before.curves[name].thinned(MOST_POINTS)]);
    this.earlier.push({ label: before.label, curves: Object.fromEntries(thin) });
    this.earlier = this.earlier.slice(-MOST_RUNS);
  }

  /** The present run was nobody's: it has come nowhere. */
  leaveOut() {
    this.present = { curves: this.#curves(), label: "" };
  }

  forget() {
    this.earlier = [];
  }

  #curves(): Record<string, Curve> {
    return Object.fromEntries(this.names.map((name) => [name, new Curve()]));
  }
}
