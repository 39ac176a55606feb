import { at } from "../../../shared/checked_lookup.ts";
import { Curve } from "./curve.ts";

export type Run<Name extends string> = { curves: Record<Name, Curve>; label: string };

const MAX_RUNS = 5;
const MAX_POINTS = 300;

/** The curves of the present run and of earlier ones, each run with a label of its settings. */
export class RunCurves<Name extends string> {
  present: Run<Name>;
  /** The newest is the last. */
  earlier: Run<Name>[] = [];

  /** @param names of a run's curves; the first curve has a point from the first step on */
  constructor(private readonly names: readonly [Name, ...Name[]]) {
    this.present = { curves: this.#curves(), label: "" };
  }

  /**
   * Begin a new run. The one before becomes an earlier one, unless it has not done a step.
   * @param label describes the run's settings
   * @param branchedAt the new run shares the old one's curves up to this step
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
    const curves = this.#curves((name) => before.curves[name].thin(MAX_POINTS));
    this.earlier.push({ label: before.label, curves });
    this.earlier = this.earlier.slice(-MAX_RUNS);
  }

  /** Begin again without an earlier run, as the present one has not done a step. */
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
