import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { LiveRegion } from "../../../ui/live_region.ts";
import type { Stroke } from "./ink.ts";
import type { Pad } from "./pad.ts";
import type { Point } from "./smooth_stroke.ts";

/** The controls around the pad: its buttons, the pen's width, and a pen for the keyboard. */
export function startPadControls(pad: Pad) {
  const undoButton = byId<HTMLButtonElement>("pad-undo");
  const clearButton = byTestId<HTMLButtonElement>("draw-clear");
  const width = byTestId<HTMLInputElement>("draw-pen");
  new KeyboardPen(pad, byId("pen-mark"));
  undoButton.addEventListener("click", () => pad.undo());
  clearButton.addEventListener("click", () => pad.clear());
  width.addEventListener("input", () => {
    pad.penWidth = Number(width.value);
    setText(byId("pen-width"), text("digits-pen-width", { width: width.value }));
  });
  pad.addEventListener("ink", () => {
    byId("pad-hint").hidden = !pad.blank;
    undoButton.disabled = pad.blank;
    clearButton.disabled = pad.blank;
  });
}

/** The pen moves this far with a press of an arrow key, in pixels of the pad; with the shift key a quarter of it. */
const STRIDE = 8;
/** A key that is held moves the pen faster than a screen reader can say where it is. */
const PACE_MS = 1000;
const DIRECTIONS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * A pen that is moved by arrow keys, two at once for a diagonal. Space or Enter puts it down and lifts
 * it, Escape lifts it, Backspace takes back a stroke.
 */
export class KeyboardPen {
  #at;
  #isDown = false;
  /** The last stroke. */
  #stroke: Stroke | null = null;
  /** The directions of the arrow keys that are held, by key. */
  #held: Map<string, Point> = new Map();

  private readonly announced: LiveRegion;

  /** @param mark shows the place of the pen */
  constructor(
    private readonly pad: Pad,
    private readonly mark: HTMLElement,
  ) {
    this.announced = new LiveRegion(byId("pen-place"), PACE_MS);
    this.#at = { x: pad.canvas.width / 2, y: pad.canvas.height / 2 };
    const { canvas } = pad;
    canvas.addEventListener("keydown", (event) => {
      if (!isPlainKey(event, { withShift: true })) return;
      if (this.#press(event.key, event.shiftKey)) event.preventDefault();
    });
    canvas.addEventListener("keyup", (event) => this.#held.delete(event.key));
    canvas.addEventListener("blur", () => this.#leave());
    canvas.addEventListener("pointerdown", () => this.#leave());
  }

  /** @returns false if the key has no meaning here */
  #press(key: string, finely: boolean): boolean {
    const direction = DIRECTIONS[key];
    if (direction) {
      this.#held.set(key, direction);
      this.#move(finely ? STRIDE / 4 : STRIDE);
    } else if (key === " " || key === "Enter") {
      this.#isDown = !this.#isDown;
      if (this.#isDown) this.#stroke = this.pad.begin({ ...this.#at });
    } else if (key === "Escape" && this.#isDown) this.#isDown = false;
    else if (key === "Backspace" || key === "Delete") {
      this.#isDown = false;
      if (!this.pad.blank) this.pad.undo();
    } else return false;
    this.#show();
    return true;
  }

  #move(stride: number) {
    const { width, height } = this.pad.canvas;
    for (const { x, y } of this.#held.values()) {
      this.#at.x = Math.min(Math.max(this.#at.x + stride * x, 0), width);
      this.#at.y = Math.min(Math.max(this.#at.y + stride * y, 0), height);
    }
    if (this.#isDown) this.pad.extend(this.#stroke, [{ ...this.#at }]);
  }

  #leave() {
    this.#isDown = false;
    this.#held.clear();
    this.mark.hidden = true;
  }

  #show() {
    const { width, height } = this.pad.canvas;
    const across = Math.round((100 * this.#at.x) / width);
    const down = Math.round((100 * this.#at.y) / height);
    this.mark.hidden = false;
    this.mark.style.left = `${across}%`;
    this.mark.style.top = `${down}%`;
    this.mark.classList.toggle("down", this.#isDown);
    const pen = this.#isDown ? "down" : "up";
    this.announced.announceLater(text("digits-pen-place", { pen, across, down }));
  }
}
