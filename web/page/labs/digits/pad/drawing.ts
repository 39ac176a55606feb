import type { Reading } from "../../../../shared/protocol.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { AnswerView } from "./answer_view.ts";
import { InkStepsView } from "./ink_steps_view.ts";
import { KeyboardPen } from "./keyboard_pen.ts";
import { Pad } from "./pad.ts";

/** A network in training has another opinion of a drawing this often. */
const READ_AGAIN_MS = 150;

/**
 * Pad and answer: every change of the ink is read at once, one question at a time.
 *
 * Events: `read` (detail: Reading, or null for a blank pad).
 */
export class Drawing extends EventTarget {
  #isReading = false;
  /** True if the drawing or the network has changed since the reading that is under way began. */
  #isStale = false;
  #lastRead = 0;
  /** The reading of the ink that is on the pad now, if there is one. */
  #known: Reading | null = null;
  /** Changes of the ink since it was last sent. */
  #changes = 0;

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
    this.steps.addEventListener("change", () => {
      this.#forget();
      this.read();
    });
    const width = byTestId("draw-pen") as HTMLInputElement;
    width.addEventListener("input", () => this.#takePen(width));
    this.pad.addEventListener("ink", () => this.#inkChanged());
  }

  #takePen(width: HTMLInputElement) {
    this.pad.penWidth = Number(width.value);
    setText(byId("pen-width"), text("digits-pen-width", { width: width.value }));
  }

  #inkChanged() {
    this.#forget();
    const { blank } = this.pad;
    byId("pad-hint").hidden = !blank;
    this.undoButton.disabled = blank;
    this.clearButton.disabled = blank;
    this.read();
  }

  /** The network has changed: read again, but not at every step. */
  networkChanged() {
    if (performance.now() - this.#lastRead > READ_AGAIN_MS) this.read();
  }

  /** Show the network's present answer. */
  async read() {
    if (this.pad.blank) {
      this.#show(null);
      return;
    }
    this.answer.wait();
    this.#isStale = this.#isReading;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#lastRead = performance.now();
    try {
      const reading = await this.#request();
      if (!this.pad.blank) this.#show(reading);
    } catch {
      // the engine has stopped, which is told where engines are told about; the drawing stays
    } finally {
      this.#isReading = false;
    }
    if (this.#isStale) this.read();
  }

  /** The number by which Python knows the present drawing; null for a blank pad. */
  async number() {
    if (this.pad.blank) return null;
    return (this.#known ?? (await this.#request())).drawing;
  }

  /** The ink crosses once; until it changes, Python is asked to read the same drawing again. */
  async #request(): Promise<Reading> {
    const known = this.#known;
    if (known) {
      try {
        return await this.engine.request("drawing.read_again", { drawing: known.drawing });
      } catch {
        if (this.#known === known) this.#known = null; // Python was started again, and knows no drawing
      }
    }
    const picture = this.pad.untouchedPicture;
    this.#changes = 0;
    const reading = picture
      ? await this.engine.request("drawing.read_picture", { picture })
      : await this.engine.request("drawing.read", { ...this.pad.ink(), steps: this.steps.chosen });
    if (this.#changes === 0) this.#known = reading;
    return reading;
  }

  /** What Python knows is no longer what is on the pad. */
  #forget() {
    this.#known = null;
    this.#changes += 1;
  }

  #show(reading: Reading | null) {
    this.answer.show(reading, this.trained());
    this.steps.show(reading);
    this.dispatchEvent(new CustomEvent("read", { detail: reading }));
  }
}
