import { text } from "../../../language/text.js";
import { byId, hook, setText } from "../../../ui/dom.js";
import { AnswerView } from "./answer_view.js";
import { InkStepsView } from "./ink_steps_view.js";
import { KeyboardPen } from "./keyboard_pen.js";
import { Pad } from "./pad.js";

/** @typedef {import("../../../core/engine_client.js").EngineClient} EngineClient */
/** @typedef {import("./answer_view.js").Reading} Reading */

/** A network in training has another opinion of a drawing this often. */
const LOOK_AGAIN_MS = 150;

/**
 * Pad and answer: every change of the ink is read at once, one question at a time.
 *
 * Events: `read` (detail: Reading, or null for a blank pad).
 */
export class Drawing extends EventTarget {
  #asking = false;
  #askAgain = false;
  #lastLook = 0;

  /** @param {EngineClient} engine @param {() => boolean} trained */
  constructor(engine, trained) {
    super();
    this.engine = engine;
    this.trained = trained;
    this.pad = new Pad(/** @type {HTMLCanvasElement} */ (hook("draw-canvas")));
    this.answer = new AnswerView();
    this.steps = new InkStepsView();
    new KeyboardPen(this.pad, byId("pen-mark"));
    this.undoButton = /** @type {HTMLButtonElement} */ (byId("pad-undo"));
    this.clearButton = /** @type {HTMLButtonElement} */ (hook("draw-clear"));
    this.undoButton.addEventListener("click", () => this.pad.undo());
    this.clearButton.addEventListener("click", () => this.pad.clear());
    this.steps.addEventListener("change", () => this.read());
    const width = /** @type {HTMLInputElement} */ (hook("draw-pen"));
    width.addEventListener("input", () => this.#takePen(width));
    this.pad.addEventListener("ink", () => this.#inkChanged());
  }

  /** @param {HTMLInputElement} width */
  #takePen(width) {
    this.pad.penWidth = Number(width.value);
    setText(byId("pen-width"), text("digits-pen-width", { width: width.value }));
  }

  #inkChanged() {
    const { blank } = this.pad;
    byId("pad-hint").hidden = !blank;
    this.undoButton.disabled = blank;
    this.clearButton.disabled = blank;
    this.read();
  }

  /** The network has changed: look again, but not at every step. */
  networkChanged() {
    if (performance.now() - this.#lastLook > LOOK_AGAIN_MS) this.read();
  }

  /** Ask what the network reads now. */
  async read() {
    if (this.pad.blank) {
      this.#show(null);
      return;
    }
    this.answer.wait();
    this.#askAgain = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    this.#lastLook = performance.now();
    try {
      const reading = await this.#ask(this.steps.chosen);
      if (!this.pad.blank) this.#show(reading);
    } catch {
      // the engine has stopped, which is told where engines are told about; the drawing stays
    } finally {
      this.#asking = false;
    }
    if (this.#askAgain) this.read();
  }

  /** The drawing as a digit to learn from: 28 × 28 bytes, made by all the steps; null for a blank pad. */
  async example() {
    if (this.pad.blank) return null;
    const { picture } = await this.#ask({ crop: true, width: true, scale: true, centre: true });
    return Uint8Array.from(picture ?? [], (value) => Math.round(255 * value));
  }

  /** @param {Record<string, boolean>} steps @returns {Promise<Reading>} */
  #ask(steps) {
    const picture = this.pad.untouchedPicture;
    if (picture) return this.engine.request("pad.read_picture", { picture });
    return this.engine.request("pad.read", { ...this.pad.ink(), steps });
  }

  /** @param {Reading | null} reading */
  #show(reading) {
    this.answer.show(reading, this.trained());
    this.steps.show(reading);
    this.dispatchEvent(new CustomEvent("read", { detail: reading }));
  }
}
