import { onSchemeChange } from "../../../ui/appearance.ts";
import { capturePointer, DragPointer } from "../../../ui/drag_pointer.ts";
import type { Stroke } from "./ink.ts";
import { Ink } from "./ink.ts";
import type { Point } from "./smooth_stroke.ts";

/**
 * A pad to draw on with mouse, pen or finger; `begin`, `extend` and `undo` are for other pens.
 *
 * Events: `ink` whenever the drawing changes.
 */
export class Pad extends EventTarget {
  /** The pen's width in pixels of the pad, 280 across: at first the average of MNIST's digits. */
  penWidth = 16;
  #strokes: Stroke[] = [];
  /** The 28 × 28 bytes of a digit that was put under the strokes. */
  #picture: Uint8Array | null = null;
  #ink;
  #pointer = new DragPointer();
  /** The last stroke of a mouse, pen or finger. */
  #pointerStroke: Stroke | null = null;

  private readonly context: CanvasRenderingContext2D;

  constructor(readonly canvas: HTMLCanvasElement) {
    super();
    this.context = canvas.getContext("2d") as CanvasRenderingContext2D;
    this.#ink = new Ink(canvas.width, canvas.height);
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#pointer.ends(event));
    canvas.addEventListener("lostpointercapture", (event) => this.#pointer.ends(event));
    canvas.addEventListener("pointercancel", (event) => {
      if (this.#pointer.ends(event)) this.#takeBack(); // the browser needs it to zoom, for example
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

  /** Takes back the last stroke, or without strokes the digit that was put on the pad. */
  undo() {
    const picture = this.#strokes.length === 0 ? null : this.#picture;
    this.#replace(picture, this.#strokes.slice(0, -1));
  }

  /**
   * Replaces the drawing by a digit.
   * @param picture 28 × 28 bytes
   */
  put(picture: Uint8Array) {
    this.#replace(picture, []);
  }

  /** Begins a stroke: a dot, until it is extended. */
  begin(point: Point): Stroke {
    const stroke = { points: [point], width: this.penWidth };
    this.#strokes.push(stroke);
    this.#ink.begin(stroke);
    this.#changed();
    return stroke;
  }

  /**
   * Extends a stroke, unless it was taken back or cleared, or another one has begun.
   */
  extend(stroke: Stroke | null, points: Point[]) {
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

  #down(event: PointerEvent) {
    const { draws, takesBack } = this.#pointer.down(event);
    if (takesBack) this.#takeBack();
    if (!draws) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    capturePointer(this.canvas, event);
    this.#pointerStroke = this.begin(this.#place(event));
  }

  #move(event: PointerEvent) {
    if (!this.#pointer.moves(event)) return;
    const moves = event.getCoalescedEvents?.() ?? [];
    const points = (moves.length ? moves : [event]).map((move) => this.#place(move));
    this.extend(this.#pointerStroke, points);
  }

  /** Removes the pointer's stroke, which was no drawing. */
  #takeBack() {
    const rest = this.#strokes.filter((stroke) => stroke !== this.#pointerStroke);
    if (rest.length < this.#strokes.length) this.#replace(this.#picture, rest);
    this.#pointerStroke = null;
  }

  /** The place of an event in pixels of the pad, whose size on the page differs. */
  #place(event: PointerEvent) {
    const shown = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - shown.left) * this.canvas.width) / shown.width,
      y: ((event.clientY - shown.top) * this.canvas.height) / shown.height,
    };
  }

  #replace(picture: Uint8Array | null, strokes: Stroke[]) {
    this.#picture = picture;
    this.#strokes = strokes;
    this.#ink.reset(picture, strokes);
    this.#changed();
  }

  #changed() {
    this.#paint();
    this.dispatchEvent(new Event("ink"));
  }

  /** Shows the ink that is read, in the page's colour. */
  #paint() {
    const { context, canvas } = this;
    const { pixels, width, height } = this.#ink;
    const image = context.createImageData(width, height);
    for (let pixel = 0; pixel < pixels.length; pixel += 1)
      image.data[4 * pixel + 3] = pixels[pixel] ?? 0;
    context.putImageData(image, 0, 0);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = getComputedStyle(canvas).color;
    context.fillRect(0, 0, width, height);
    context.globalCompositeOperation = "source-over";
  }
}
