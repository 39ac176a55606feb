import { smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */

/** The pen's width in pixels of the pad, 280 across: what MNIST's digits have on the average. */
const PEN = 16;

/**
 * A pad to draw on with mouse, pen or finger.
 *
 * Events: `ink` whenever the drawing changes.
 */
export class Pad extends EventTarget {
  /** @type {Point[][]} */
  #strokes = [];
  /** @type {number | null} the pointer that draws */
  #pointer = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    super();
    this.canvas = canvas;
    this.pen = /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext("2d", { willReadFrequently: true })
    );
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
      canvas.addEventListener(end, (event) => this.#up(/** @type {PointerEvent} */ (event)));
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#redraw());
  }

  get blank() {
    return this.#strokes.length === 0;
  }

  clear() {
    this.#strokes = [];
    this.#changed();
  }

  undo() {
    this.#strokes.pop();
    this.#changed();
  }

  /** The ink, row by row, 0 for paper: one byte for each pixel. */
  ink() {
    const { width, height } = this.canvas;
    const { data } = this.pen.getImageData(0, 0, width, height);
    return {
      ink: Uint8Array.from({ length: width * height }, (_, pixel) => data[4 * pixel + 3]),
      width,
      height,
    };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (this.#pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.#pointer = event.pointerId;
    this.#strokes.push([this.#place(event)]);
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    const stroke = this.#strokes[this.#strokes.length - 1];
    const moves = event.getCoalescedEvents?.() ?? [];
    for (const each of moves.length ? moves : [event]) stroke.push(this.#place(each));
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (event.pointerId === this.#pointer) this.#pointer = null;
  }

  /** Where on the pad an event is, whatever size the page shows it in. @param {PointerEvent} event */
  #place(event) {
    const shown = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - shown.left) * this.canvas.width) / shown.width,
      y: ((event.clientY - shown.top) * this.canvas.height) / shown.height,
    };
  }

  #changed() {
    this.#redraw();
    this.dispatchEvent(new Event("ink"));
  }

  #redraw() {
    const { pen, canvas } = this;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = PEN;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    for (const stroke of this.#strokes) {
      pen.beginPath();
      for (const { from, bend, to } of smooth(stroke)) {
        pen.moveTo(from.x, from.y);
        pen.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
      }
      pen.stroke();
    }
  }
}
