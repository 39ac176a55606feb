import { onSchemeChange } from "../colours.js";
import { smooth } from "./strokes.js";

/** @typedef {import("./strokes.js").Point} Point */
/** @typedef {{ points: Point[], width: number }} Stroke */

const SIDE = 28;

/**
 * A pad to draw on with mouse, pen or finger; `begin`, `extend` and `undo` are for other pens.
 *
 * Events: `ink` whenever the drawing changes.
 */
export class Pad extends EventTarget {
  /** The pen's width in pixels of the pad, 280 across: at first what MNIST's digits have on the average. */
  penWidth = 16;
  /** @type {Stroke[]} */
  #strokes = [];
  /** @type {Uint8Array | null} 28 × 28 bytes under the strokes: a digit that was put there */
  #picture = null;
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
    onSchemeChange(() => this.#redraw());
  }

  get blank() {
    return this.#strokes.length === 0 && this.#picture === null;
  }

  /** The digit that was put on the pad, as long as nothing is drawn over it. */
  get untouchedPicture() {
    return this.#strokes.length === 0 ? this.#picture : null;
  }

  clear() {
    this.#strokes = [];
    this.#picture = null;
    this.#changed();
  }

  /** Take back the last stroke, or what the drawing began with. */
  undo() {
    if (this.#strokes.pop() === undefined) this.#picture = null;
    this.#changed();
  }

  /** Put a digit on the pad, instead of what is there. @param {Uint8Array} picture 28 × 28 bytes */
  put(picture) {
    this.#strokes = [];
    this.#picture = picture;
    this.#changed();
  }

  /** Begin a stroke. @param {Point} point */
  begin(point) {
    this.#strokes.push({ points: [point], width: this.penWidth });
    this.#changed();
  }

  /** Go on with it. @param {Point[]} points */
  extend(points) {
    this.#strokes[this.#strokes.length - 1].points.push(...points);
    this.#changed();
  }

  /** The ink, row by row, 0 for paper: one byte for each pixel. */
  ink() {
    const { width, height } = this.canvas;
    const { data } = this.pen.getImageData(0, 0, width, height);
    const ink = new Uint8Array(width * height);
    for (let pixel = 0; pixel < ink.length; pixel += 1) ink[pixel] = data[4 * pixel + 3];
    return { ink, width, height };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (this.#pointer !== null || event.button !== 0) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.#pointer = event.pointerId;
    this.begin(this.#place(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    const moves = event.getCoalescedEvents?.() ?? [];
    this.extend((moves.length ? moves : [event]).map((each) => this.#place(each)));
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
    const colour = getComputedStyle(canvas).color;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (this.#picture) this.#paintPicture(this.#picture, colour);
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.strokeStyle = colour;
    for (const { points, width } of this.#strokes) {
      pen.lineWidth = width;
      pen.beginPath();
      for (const { from, bend, to } of smooth(points)) {
        pen.moveTo(from.x, from.y);
        pen.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
      }
      pen.stroke();
    }
  }

  /** @param {Uint8Array} picture @param {string} colour */
  #paintPicture(picture, colour) {
    const { pen, canvas } = this;
    const pixel = canvas.width / SIDE;
    pen.fillStyle = colour;
    for (const [index, value] of picture.entries()) {
      pen.globalAlpha = value / 255;
      pen.fillRect((index % SIDE) * pixel, Math.floor(index / SIDE) * pixel, pixel, pixel);
    }
    pen.globalAlpha = 1;
  }
}
