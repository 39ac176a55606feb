import { detail } from "../dom.js";
import { addressOf, emptyShare, holdsLab, isTaught } from "./share.js";

/** @typedef {import("./share.js").Share} Share */
/** @typedef {import("./shareable.js").Shareable} Shareable */
/**
 * A lab as far as links go: `chosen` is what it has now, by the names of its `Shareable`; `setUp` takes a value
 * for each of them, `lock` locks these names and no others.
 * @typedef {{ chosen(): Record<string, string>, setUp(chosen: Record<string, string>): void, lock(names: string[]): void }} Lab
 */

/** The link that the page was opened with: it sets up its lab, locks there what it says, and shows its task. */
export class OpenedLink {
  /** @type {Share} */
  share;
  /** The lab that is shown. */
  shown = "";

  /**
   * @param {Record<string, Shareable>} shareable
   * @param {Record<string, Lab>} labs
   * @param {import("./task_view.js").TaskView} view
   */
  constructor(shareable, labs, view) {
    this.shareable = shareable;
    this.labs = labs;
    this.view = view;
    this.share = emptyShare(Object.keys(shareable)[0]);
    view.addEventListener("drop", (event) => this.#drop(detail(event)));
  }

  /**
   * An address was opened. One with the same share only shows another lab.
   * @param {Share} share @param {string} shown
   * @returns {string} what there is to say of it
   */
  open(share, shown) {
    const before = this.share;
    this.share = share;
    this.shown = shown;
    if (identity(share) === identity(before)) return "";
    for (const [name, lab] of Object.entries(this.labs)) {
      lab.lock([]);
      if (name !== share.lab) continue;
      const { defaults } = this.shareable[name];
      if (holdsLab(share) || isTaught(share)) {
        lab.setUp({ ...defaults(share.chosen), ...share.chosen });
      }
      lab.lock(share.locks);
    }
    this.#show();
    return isTaught(before) && !isTaught(share) ? PUT_AWAY : "";
  }

  #show() {
    const { locks, lab } = this.share;
    const labels = locks.map((name) => this.shareable[lab].locks[name]);
    this.view.show(this.share, labels);
  }

  /** Go on without a part of it: what is set up stays as it is, and the address says so. @param {Partial<Share>} without */
  #drop(without) {
    this.share = { ...this.share, ...without };
    if (without.locks) this.labs[this.share.lab]?.lock([]);
    this.#show();
    location.hash = addressOf(this.share, this.shown);
  }
}

const PUT_AWAY =
  "The address no longer holds the link’s task and locks, so they are put away; “Back” brings them back.";

/** What two shares have in common that are the same. @param {Share} share */
function identity(share) {
  return JSON.stringify(holdsLab(share) ? share : { ...share, lab: "" });
}
