import type { OneTestDigit } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { setAttributes, setText } from "../../../ui/dom.ts";
import { OutputBars } from "../pad/output_bars.ts";
import { blankPicture, paintInk, SIZE } from "../pictures/picture.ts";
import { testDigitText } from "./network_texts.ts";

/** One test digit, large, with the network's answer. */
export class TestDigitView {
  #shown: OneTestDigit | null = null;
  #canvas = blankPicture();

  private readonly text: HTMLElement;
  private readonly toPad: HTMLButtonElement;
  private readonly bars: OutputBars;

  /** @param putOnPad called with its 784 bytes */
  constructor(
    {
      picture,
      text: description,
      bars,
      toPad,
    }: { picture: HTMLElement; text: HTMLElement; bars: HTMLElement; toPad: HTMLButtonElement },
    putOnPad: (picture: Uint8Array) => void,
  ) {
    this.text = description;
    this.toPad = toPad;
    this.bars = new OutputBars(bars, "test-output");
    this.#canvas.removeAttribute("aria-hidden");
    picture.replaceChildren(this.#canvas);
    toPad.addEventListener("click", () => {
      if (this.#shown) putOnPad(this.#shown.pixels);
    });
    this.draw(null);
  }

  /** @param shown null: no test digits yet */
  draw(shown: OneTestDigit | null) {
    this.#shown = shown;
    this.toPad.disabled = shown === null;
    setText(this.text, shown === null ? text("digits-test-hint") : testDigitText(shown.digit));
    this.text.dataset.truth = String(shown?.digit.truth ?? "");
    const { answer = null, truth = null } = shown?.digit ?? {};
    this.bars.show(shown?.outputs ?? null, answer, truth);
    const number = String(shown?.digit.number);
    const name = shown ? text("digits-test-name", { number }) : text("digits-test-none");
    setAttributes(this.#canvas, { role: "img", "aria-label": name });
    paintInk(this.#canvas, shown?.pixels ?? null, SIZE);
  }
}
