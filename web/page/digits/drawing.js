import { byId, hook } from "../dom.js";
import { AnswerView } from "./answer_view.js";
import { Pad } from "./pad.js";

/** @typedef {import("../engine_client.js").EngineClient} EngineClient */

/** A network in training has another opinion of a drawing this often. */
const LOOK_AGAIN_MS = 150;

/** Pad and answer: every change of the ink is read at once, one question at a time. */
export class Drawing {
  #asking = false;
  #askAgain = false;
  #lastLook = 0;

  /** @param {EngineClient} engine @param {() => boolean} trained */
  constructor(engine, trained) {
    this.engine = engine;
    this.trained = trained;
    this.pad = new Pad(/** @type {HTMLCanvasElement} */ (hook("draw-canvas")));
    this.answer = new AnswerView();
    this.undoButton = /** @type {HTMLButtonElement} */ (byId("pad-undo"));
    this.clearButton = /** @type {HTMLButtonElement} */ (hook("draw-clear"));
    this.undoButton.addEventListener("click", () => this.pad.undo());
    this.clearButton.addEventListener("click", () => this.pad.clear());
    this.pad.addEventListener("ink", () => {
      const { blank } = this.pad;
      byId("pad-hint").hidden = !blank;
      this.undoButton.disabled = blank;
      this.clearButton.disabled = blank;
      this.read();
    });
  }

  /** The network has changed: look again, but not at every step. */
  networkChanged() {
    if (performance.now() - this.#lastLook > LOOK_AGAIN_MS) this.read();
  }

  /** Ask what the network reads now. */
  async read() {
    if (this.pad.blank) {
      this.answer.clear();
      return;
    }
    this.answer.wait();
    this.#askAgain = this.#asking;
    if (this.#asking) return;
    this.#asking = true;
    this.#lastLook = performance.now();
    try {
      const reading = await this.engine.request("digits.read", this.pad.ink());
      if (!this.pad.blank) this.answer.show(reading, this.trained());
    } catch {
      // the engine has stopped, which is told where engines are told about; the drawing stays
    } finally {
      this.#asking = false;
    }
    if (this.#askAgain) this.read();
  }
}
