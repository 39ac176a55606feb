import type { EngineClient } from "../../../core/engine_client.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import type { Reading } from "./answer_view.ts";
import { AnswerView } from "./answer_view.ts";
import { InkStepsView } from "./ink_steps_view.ts";
import { KeyboardPen } from "./keyboard_pen.ts";
import { Pad } from "./pad.ts";

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

  readonly pad: Pad;
  private readonly answer: AnswerView;
  private readonly steps: InkStepsView;
  private readonly undoButton: HTMLButtonElement;
  private readonly clearButton: HTMLButtonElement;

  constructor(
    private readonly engine: EngineClient,
    private readonly trained: () => boolean,
  ) {
    super();
    this.pad = new Pad(byTestId("draw-canvas") as HTMLCanvasElement);
    this.answer = new AnswerView();
    this.steps = new InkStepsView();
    new KeyboardPen(this.pad, byId("pen-mark"));
    this.undoButton = byId("pad-undo") as HTMLButtonElement;
    this.clearButton = byTestId("draw-clear") as HTMLButtonElement;
    this.undoButton.addEventListener("click", () => this.pad.undo());
    this.clearButton.addEventListener("click", () => this.pad.clear());
    this.steps.addEventListener("change", () => this.read());
    const width = byTestId("draw-pen") as HTMLInputElement;
    width.addEventListener("input", () => this.#takePen(width));
    this.pad.addEventListener("ink", () => this.#inkChanged());
  }

  #takePen(width: HTMLInputElement) {
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

  #ask(steps: Record<string, boolean>): Promise<Reading> {
    const picture = this.pad.untouchedPicture;
    if (picture) return this.engine.request("drawing.read_picture", { picture });
    return this.engine.request("drawing.read", { ...this.pad.ink(), steps });
  }

  #show(reading: Reading | null) {
    this.answer.show(reading, this.trained());
    this.steps.show(reading);
    this.dispatchEvent(new CustomEvent("read", { detail: reading }));
  }
}
