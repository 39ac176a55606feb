import type { ReadonlySignal } from "@preact/signals-core";
import { effect, signal } from "@preact/signals-core";
import { byId, byTestId, setNumber, setText } from "../../../ui/dom.ts";
import { LiveRegion } from "../../../ui/live_region.ts";
import { onLeft, onPointed } from "../../../ui/pointing.ts";
import { answerText, readAs } from "../digits_texts.ts";
import { paintInk } from "../pictures/picture.ts";
import type { Answer } from "./drawing.ts";
import { OutputBars } from "./output_bars.ts";

const SIDE = 28;
/** The answer changes while one draws; it is announced when the pen rests, or this often. */
const PACE_MS = 2000;

/** The network's answer: the digit, its ten outputs, and the picture that it has read. */
export class AnswerView {
  /** The digit whose output is pointed at. */
  readonly pointed = signal<number | null>(null);
  private readonly digit = byTestId("draw-digit");
  private readonly announced = new LiveRegion(byId("answer-announcement"), PACE_MS);
  private readonly preview = byTestId<HTMLCanvasElement>("draw-preview");
  private readonly bars = new OutputBars(byId("bars"), "draw-probability", (digit) => {
    this.pointed.value = digit;
  });

  constructor(answer: ReadonlySignal<Answer>, isPending: ReadonlySignal<boolean>) {
    effect(() => this.#draw(answer.value));
    onPointed(this.digit, () => {
      this.pointed.value = answer.peek().reading?.digit ?? null;
    });
    onLeft(this.digit, () => {
      this.pointed.value = null;
    });
    effect(() => {
      this.digit.dataset.state = isPending.value ? "reading" : "read";
    });
  }

  #draw({ reading, isTrained }: Answer) {
    const outputs = reading?.outputs ?? null;
    const digit = isTrained ? (reading?.digit ?? null) : null;
    this.digit.dataset.doubt = reading?.doubt ?? (reading ? "" : "blank");
    this.digit.dataset.step = String(reading?.step ?? "");
    const unsure = outputs !== null && digit === null;
    setNumber(this.digit, digit === null ? "" : String(digit), unsure ? "?" : String(digit ?? "–"));
    this.digit.classList.toggle("unsure", digit === null);
    const text = answerText(reading, isTrained);
    setText(byId("answer-text"), text);
    this.announced.announceLater(text);
    setText(byId("answer-at-step"), readAs(reading)); // beside the scrubber
    this.bars.show(outputs, digit);
    const size = { width: SIDE, height: SIDE, most: 1 };
    paintInk(this.preview, reading?.picture ?? null, size);
  }
}
