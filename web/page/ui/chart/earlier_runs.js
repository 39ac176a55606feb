import { element } from "../dom.js";

/** @typedef {import("./run_curves.js").Runs} Runs */
/** @typedef {import("./run_curves.js").Run} Run */
/** @typedef {import("./chart.js").Line} Line */

/**
 * The list of earlier runs, whose curves stay faint; the one that is pointed at stands out.
 *
 * Events: `change` (other runs, or another one that is pointed at: the curves are to be drawn anew).
 */
export class EarlierRuns extends EventTarget {
  /** @type {number | null} */
  #pointedAt = null;

  /**
   * @param {HTMLElement} container has a list, and a button that forgets them
   * @param {Runs} runs
   * @param {(run: Run) => string} describe
   */
  constructor(container, runs, describe) {
    super();
    this.container = container;
    this.runs = runs;
    this.describe = describe;
    this.list = /** @type {HTMLElement} */ (container.querySelector("ol"));
    container.querySelector("button")?.addEventListener("click", () => {
      runs.forget();
      this.show();
    });
  }

  show() {
    const { earlier } = this.runs;
    this.container.hidden = earlier.length === 0;
    this.list.replaceChildren(...earlier.map((run, index) => this.#item(run, index)).reverse());
    this.#pointAt(null);
  }

  /** The faint curves of one name. @param {string} name @param {boolean} [points] @returns {Line[]} */
  lines(name, points = false) {
    return this.runs.earlier.map(({ curves, label }, index) => ({
      curve: curves[name],
      label,
      points,
      colour: index === this.#pointedAt ? "--lit" : "--soft-line",
    }));
  }

  /** @param {Run} run @param {number} index */
  #item(run, index) {
    const item = element("li", { tabindex: 0 }, this.describe(run));
    for (const type of ["pointerenter", "focus"]) {
      item.addEventListener(type, () => this.#pointAt(index));
    }
    for (const type of ["pointerleave", "blur"]) {
      item.addEventListener(type, () => this.#pointAt(null));
    }
    return item;
  }

  /** @param {number | null} index */
  #pointAt(index) {
    this.#pointedAt = index;
    this.dispatchEvent(new Event("change"));
  }
}
