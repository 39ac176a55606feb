import { TypedEventTarget } from "../../browser/typed_events.ts";
import { element } from "../dom.ts";
import { onLeft, onPointed } from "../pointing.ts";
import type { Line } from "./plot_options.ts";
import type { Run, RunCurves } from "./run_curves.ts";

/**
 * The list of earlier runs, whose curves are drawn faintly, except for the one under the pointer. `change`:
 * the curves have to be redrawn.
 */
export class EarlierRuns<Name extends string> extends TypedEventTarget<{ change: undefined }> {
  #pointedAt: number | null = null;

  private readonly list: HTMLElement;

  /** @param container holds a list, and a button that removes the runs */
  constructor(
    private readonly container: HTMLElement,
    private readonly runs: RunCurves<Name>,
    private readonly describe: (run: Run<Name>) => string,
  ) {
    super();
    this.list = container.querySelector("ol") as HTMLElement;
    container.querySelector("button")?.addEventListener("click", () => {
      runs.clearEarlier();
      this.show();
    });
  }

  show() {
    const { earlier } = this.runs;
    this.container.hidden = earlier.length === 0;
    this.list.replaceChildren(...earlier.map((run, index) => this.#item(run, index)).reverse());
    this.#pointAt(null);
  }

  /** The curves of all earlier runs under one name. */
  lines(name: Name, points: boolean = false): Line[] {
    return this.runs.earlier.map(({ curves, label }, index) => ({
      curve: curves[name],
      label,
      points,
      colour: index === this.#pointedAt ? "--lit" : "--soft-line",
    }));
  }

  #item(run: Run<Name>, index: number) {
    const item = element("li", { tabindex: 0 }, this.describe(run));
    onPointed(item, () => this.#pointAt(index));
    onLeft(item, () => this.#pointAt(null));
    return item;
  }

  #pointAt(index: number | null) {
    this.#pointedAt = index;
    this.emit("change", undefined);
  }
}
