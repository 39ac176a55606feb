import { byId, element, hook, setText, show } from "../dom.js";
import { exact, fixed } from "../format.js";

/** @typedef {{ digit?: number | null, outputs?: number[] | null, picture?: number[] | null, step: number }} Reading */

const SIDE = 28;

/** What the network reads: the digit, its ten outputs, and the picture that it saw. */
export class AnswerView {
  constructor() {
    this.digit = hook("draw-digit");
    this.text = byId("answer-text");
    this.preview = /** @type {HTMLCanvasElement} */ (hook("draw-preview"));
    this.bars = Array.from({ length: 10 }, (_, digit) => bar(digit));
    byId("bars").replaceChildren(...this.bars.map(({ line }) => line));
    this.clear();
  }

  /** The answer that is shown is not yet that to the newest ink. */
  wait() {
    this.digit.dataset.state = "reading";
  }

  clear() {
    this.#show(null, null, "Nothing drawn yet.");
    this.#paint(null);
  }

  /** @param {Reading} reading @param {boolean} trained whether the network has learned anything */
  show(reading, trained) {
    const outputs = reading.outputs ?? null;
    const digit = trained ? (reading.digit ?? null) : null;
    this.#show(digit, outputs, sentence(outputs, digit, trained));
    this.#paint(reading.picture ?? null);
  }

  /** @param {number | null} digit @param {number[] | null} outputs @param {string} text */
  #show(digit, outputs, text) {
    this.digit.dataset.state = "read";
    const unsure = outputs !== null && digit === null;
    show(this.digit, digit === null ? "" : String(digit), unsure ? "?" : String(digit ?? "–"));
    this.digit.classList.toggle("unsure", digit === null);
    setText(this.text, text);
    for (const [index, { line, fill, number }] of this.bars.entries()) {
      const output = outputs?.[index] ?? null;
      show(number, exact(output), fixed(output, 2));
      fill.style.setProperty("--share", String(output ?? 0));
      line.classList.toggle("answer", index === digit);
    }
  }

  /** Ink on paper, in the colours of the page. @param {number[] | null} picture */
  #paint(picture) {
    const context = /** @type {CanvasRenderingContext2D} */ (this.preview.getContext("2d"));
    const image = context.createImageData(SIDE, SIDE);
    for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1) {
      const value = Math.round(255 * (picture?.[pixel] ?? 0));
      image.data.set([value, value, value, 255], 4 * pixel);
    }
    context.putImageData(image, 0, 0);
  }
}

/** @param {number} digit */
function bar(digit) {
  const fill = element("span", { class: "bar-fill" });
  const number = element("span", {
    class: "bar-number",
    "data-testid": `draw-probability-${digit}`,
    "data-value": "",
  });
  const line = element(
    "li",
    { class: "bar" },
    element("span", { class: "bar-digit" }, String(digit)),
    element("span", { class: "bar-track", "aria-hidden": "true" }, fill),
    number,
  );
  return { line, fill, number };
}

/** @param {number[] | null} outputs @param {number | null} digit @param {boolean} trained */
function sentence(outputs, digit, trained) {
  if (outputs === null) return "Nothing drawn yet.";
  if (!trained) return "The network still has its random weights. Train it, and it will read this.";
  if (digit !== null) return `This is a ${digit}.`;
  const [first, second] = outputs
    .map((output, index) => ({ output, index }))
    .sort((a, b) => b.output - a.output);
  return `Not sure: perhaps a ${first.index}, perhaps a ${second.index}.`;
}
