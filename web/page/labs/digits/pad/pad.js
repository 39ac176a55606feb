import { onSchemeChange } from "../../../ui/colours.js";
import { capturePointer, DragPointer } from "../../../ui/drag_pointer.js";
import { Ink } from "./ink.js";

/** @typedef {import("./ink.js").Stroke} Stroke */
/** @typedef {import("./smooth_stroke.js").Point} Point */

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
  #ink;
  #pointer = new DragPointer();
  /** @type {Stroke | null} the last one of a mouse, pen or finger */
  #pointerStroke = null;

  /** @param {HTMLCanvasElement} canvas */
  constructor(canvas) {
    super();
    this.canvas = canvas;
    this.context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    this.#ink = new Ink(canvas.width, canvas.height);
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#pointer.ends(event));
    canvas.addEventListener("lostpointercapture", (event) => this.#pointer.ends(event));
    canvas.addEventListener("pointercancel", (event) => {
      if (this.#pointer.ends(event)) this.#takeBack(); // the browser zooms with it, or the like
    });
    addEventListener("blur", () => this.#pointer.release());
    onSchemeChange(() => this.#paint());
  }

  get blank() {
    return this.#strokes.length === 0 && this.#picture === null;
  }

  /** The digit that was put on the pad, as long as nothing is drawn over it. */
  get untouchedPicture() {
    return this.#strokes.length === 0 ? this.#picture : null;
  }

  clear() {
    this.#replace(null, []);
  }

  /** Take back the last stroke, or what the drawing began with. */
  undo() {
    const picture = this.#strokes.length === 0 ? null : this.#picture;
    this.#replace(picture, this.#strokes.slice(0, -1));
  }

  /** Put a digit on the pad, instead of what is there. @param {Uint8Array} picture 28 × 28 bytes */
  put(picture) {
    this.#replace(picture, []);
  }

  /** Begin a stroke: a dot, until it is extended. @param {Point} point @returns {Stroke} */
  begin(point) {
    const stroke = { points: [point], width: this.penWidth };
    this.#strokes.push(stroke);
    this.#ink.begin(stroke);
    this.#changed();
    return stroke;
  }

  /**
   * Extend a stroke. One that was taken back or cleared is over, and so is one after which another was begun.
   * @param {Stroke | null} stroke @param {Point[]} points
   */
  extend(stroke, points) {
    if (stroke === null || stroke !== this.#strokes.at(-1)) return;
    stroke.points.push(...points);
    this.#ink.extend(stroke);
    this.#changed();
  }

  /** The ink, row by row, 0 for paper: one byte for each pixel. */
  ink() {
    const { pixels, width, height } = this.#ink;
    return { ink: pixels, width, height };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { draws, takesBack } = this.#pointer.down(event);
    if (takesBack) this.#takeBack();
    if (!draws) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    capturePointer(this.canvas, event);
    this.#pointerStroke = this.begin(this.#place(event));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#pointer.moves(event)) return;
    const moves = event.getCoalescedEvents?.() ?? [];
    const points = (moves.length ? moves : [event]).map((move) => this.#place(move));
    this.extend(this.#pointerStroke, points);
  }

  /** Remove the pointer's stroke, which was not meant to be one. */
  #takeBack() {
    const rest = this.#strokes.filter((stroke) => stroke !== this.#pointerStroke);
    if (rest.length < this.#strokes.length) this.#replace(this.#picture, rest);
    this.#pointerStroke = null;
  }

  /** Where on the pad an event is, whatever size the page shows it in. @param {PointerEvent} event */
  #place(event) {
    const shown = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - shown.left) * this.canvas.width) / shown.width,
      y: ((event.clientY - shown.top) * this.canvas.height) / shown.height,
    };
  }

  /** @param {Uint8Array | null} picture @param {Stroke[]} strokes */
  #replace(picture, strokes) {
    this.#picture = picture;
    this.#strokes = strokes;
    this.#ink.reset(picture, strokes);
    this.#changed();
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event("ink"));
  }

  /** Show the ink that is read, in the page's colour. */
  #paint() {
    const { context, canvas } = this;
    const { pixels, width, height } = this.#ink;
    const image = context.createImageData(width, height);
    for (let pixel = 0; pixel < pixels.length; pixel += 1)
      image.data[4 * pixel + 3] = pixels[pixel];
    context.putImageData(image, 0, 0);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = getComputedStyle(canvas).color;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = "source-over";
  }
}
