import { detail } from "../../../ui/dom.js";
import { OwnDigits } from "../own_digits/own_digits.js";
import { Drawing } from "../pad/drawing.js";
import { Learned } from "./network_panels.js";

/** @typedef {import("../../../../shared/fault.js").Fault} Fault */
/** @typedef {import("../../../core/engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../../../core/storage.js").Kept} Kept */
/** @typedef {import("../../../ui/form/settings_form.js").SettingsForm} SettingsForm */

/**
 * All that looks on while the network changes: what it says of the drawing, what it has learned, and how
 * it reads a user's own digits.
 *
 * Events: `taught` (detail: the run's progress).
 */
export class Onlookers extends EventTarget {
  /**
   * @param {EngineClient} engine
   * @param {Kept} kept
   * @param {SettingsForm} testDigit the number of a test digit to look at
   * @param {{ trained: () => boolean, origin: () => import("../training/progress.js").Origin }} network whether the one that is looked at has other weights than random ones, and where its first ones come from
   * @param {() => Promise<boolean>} prepare what is to be done before it can be taught
   * @param {(fault: Fault | null) => void} tell
   */
  constructor(engine, kept, testDigit, { trained, origin }, prepare, tell) {
    super();
    this.drawing = new Drawing(engine, trained);
    this.learned = new Learned(engine, testDigit, origin, tell);
    this.own = new OwnDigits(engine, this.drawing, kept, prepare, tell);
    this.drawing.addEventListener("read", (event) => this.learned.drawingRead(detail(event)));
    this.learned.addEventListener("to-pad", (event) => {
      this.drawing.pad.put(detail(event));
      this.drawing.pad.canvas.scrollIntoView({ block: "center" });
    });
    this.own.addEventListener("taught", (event) =>
      this.dispatchEvent(new CustomEvent("taught", { detail: detail(event) })),
    );
  }

  /** Another network, or another state of it, is what everything is about. */
  networkChanged() {
    this.drawing.read();
    this.learned.evaluated();
    this.own.lookAgain();
  }

  /** It has learned a little more. @param {boolean} evaluated whether the test digits were evaluated, too */
  networkMoved(evaluated) {
    this.drawing.networkChanged();
    if (evaluated) this.learned.evaluated();
    else this.learned.networkChanged();
  }
}
