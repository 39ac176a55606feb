import type { Reading } from "../../../../shared/protocol.ts";
import { byId, byTestId, setNumber, setText } from "../../../ui/dom.ts";
import { LiveRegion } from "../../../ui/live_region.ts";
import { answerText, readAs } from "../digits_texts.ts";
import { paintInk } from "../pictures/paint_ink.ts";
import { OutputBars } from "./output_bars.ts";

const SIDE = 28;
/** The answer follows the pen; it is told when the pen rests, or now and then. */
const PACE_MS = 2000;

/** What the network reads: the digit, its ten outputs, and the picture that it saw. */
export class AnswerView {
  private readonly digit: HTMLElement;
  private readonly text: HTMLElement;
  private readonly spoken: LiveRegion;
  private readonly preview: HTMLCanvasElement;
  private readonly bars: OutputBars;

  constructor() {
    this.digit = byTestId("draw-digit");
    this.text = byId("answer-text");
    this.spoken = new LiveRegion(byId("answer-announcement"), PACE_MS);
    this.preview = byTestId("draw-preview") as HTMLCanvasElement;
    this.bars = new OutputBars(byId("bars"), "draw-probability");
    this.show(null, false);
  }

  /** The answer that is shown is not yet that to the newest ink. */
  wait() {
    this.digit.dataset.state = "reading";
  }

  /**
   * @param reading null for a blank pad
   * @param trained whether the network has learned anything
   */
  show(reading: Reading | null, trained: boolean) {
    const outputs = reading?.outputs ?? null;
    const digit = trained ? (reading?.digit ?? null) : null;
    this.digit.dataset.state = "read";
    this.digit.dataset.doubt = reading?.doubt ?? (reading ? "" : "blank");
    const unsure = outputs !== null && digit === null;
    setNumber(this.digit, digit === null ? "" : String(digit), unsure ? "?" : String(digit ?? "–"));
    this.digit.classList.toggle("unsure", digit === null);
    const text = answerText(reading, trained);
    setText(this.text, text);
    this.spoken.announceLater(text);
    setText(byId("answer-at-step"), readAs(reading)); // beside the way back
    this.bars.show(outputs, digit);
    const size = { width: SIDE, height: SIDE, most: 1 };
    paintInk(this.preview, reading?.picture ?? null, size);
  }
}
