import { text } from "../../../language/text.js";
import { setAttributes, setText } from "../../../ui/dom.js";
import { OutputBars } from "../pad/output_bars.js";
import { paintInk } from "../pictures/paint_ink.js";
import { blankPicture, SIZE } from "../pictures/picture.js";
import { testDigitText } from "./network_texts.js";

/** @typedef {import("./network_texts.js").TestDigit & { outputs: number[], pixels: Uint8Array }} Shown */

/**
 * One test digit, large, with what the network says of it.
 *
 * Events: `to-pad` (detail: its 784 bytes).
 */
export class TestDigitView extends EventTarget {
  /** @type {Shown | null} */
  #shown = null;
  #canvas = blankPicture();

  /** @param {{ picture: HTMLElement, text: HTMLElement, bars: HTMLElement, toPad: HTMLButtonElement }} places */
  constructor({ picture, text: words, bars, toPad }) {
    super();
    this.text = words;
    this.toPad = toPad;
    this.bars = new OutputBars(bars, "test-output");
    this.#canvas.removeAttribute("aria-hidden");
    picture.replaceChildren(this.#canvas);
    toPad.addEventListener("click", () => {
      const detail = this.#shown?.pixels;
      if (detail) this.dispatchEvent(new CustomEvent("to-pad", { detail }));
    });
    this.draw(null);
  }

  /** @param {Shown | null} shown null: no test digits yet */
  draw(shown) {
    this.#shown = shown;
    this.toPad.disabled = shown === null;
    setText(this.text, shown === null ? text("digits-test-hint") : testDigitText(shown));
    this.text.dataset.truth = String(shown?.truth ?? "");
    this.bars.show(shown?.outputs ?? null, shown?.answer ?? null, shown?.truth ?? null);
    const number = String(shown?.number);
    const name = shown ? text("digits-test-name", { number }) : text("digits-test-none");
    setAttributes(this.#canvas, { role: "img", "aria-label": name });
    paintInk(this.#canvas, shown?.pixels ?? null, SIZE);
  }
}
