import { at } from "../../../shared/at.ts";
import { Curve } from "./curve.ts";

export type Run<Name extends string> = { curves: Record<Name, Curve>; label: string };

const MOST_RUNS = 5;
const MOST_POINTS = 300;

/** The curves of the present run, and those of earlier ones, with what they were run with. */
export class RunCurves<Name extends string> {
  present: Run<Name>;
  /** the newest last */
  earlier: Run<Name>[] = [];

  /** @param names of the curves of a run; the first one has a point from the first step on */
  constructor(private readonly names: readonly [Name, ...Name[]]) {
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
      for (const [index, step] of x.entries()) {
        if (branchedAt > 0 && step <= branchedAt) this.present.curves[name].add(step, at(y, index));
      }
    }
    if (before.curves[this.names[0]].x.length <= 1) return;
    const curves = this.#curves((name) => before.curves[name].thin(MOST_POINTS));
    this.earlier.push({ label: before.label, curves });
    this.earlier = this.earlier.slice(-MOST_RUNS);
  }

  /** The present run was nobody's: it has come nowhere. */
  discardPresent() {
    this.present = { curves: this.#curves(), label: "" };
  }

  clearEarlier() {
    this.earlier = [];
  }

  #curves(curveOf: (name: Name) => Curve = () => new Curve()) {
    const curves = this.names.map((name) => [name, curveOf(name)]);
    return Object.fromEntries(curves) as Record<Name, Curve>;
  }
}
