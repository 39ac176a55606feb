import { at } from "../../../../shared/checked_lookup.ts";
import type { Curve, Point } from "./smooth_stroke.ts";
import { smooth } from "./smooth_stroke.ts";

/** `width` is that of the pen, in pixels. */
export type Stroke = { points: Point[]; width: number };

/** The largest distance between a curve and the lines that replace it, in pixels: not visible. */
const FLATNESS = 0.05;
/** The side of a digit that is put on the pad, in its own pixels. */
const PICTURE_SIDE = 28;

/**
 * The ink of strokes drawn with a round pen, computed from the strokes alone.
 *
 * The page shows these pixels and Python reads them. Nothing is read back from a canvas: browsers
 * that resist fingerprinting answer that with noise. It is computed here rather than in Python because
 * the pen has to show its ink at once, also while Python is training. A move of the pen costs a
 * tenth of a millisecond: only the end of the last stroke can still change.
 */
export class Ink {
  /** The ink, row by row: 0 is paper, 255 is full ink. */
  pixels;
  /** The same without the last curve of the last stroke, which the next point may bend. */
  #settled;
  /** Curves of the last stroke that are settled. */
  #settledCurves = 0;

  /** @param height in pixels */
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(width * height);
    this.#settled = new Uint8Array(width * height);
  }

  /**
   * Computes everything: a picture and the strokes over it.
   * @param picture 28 × 28 bytes
   */
  reset(picture: Uint8Array | null, strokes: Stroke[]) {
    this.pixels.fill(0);
    if (picture) this.#addPicture(picture);
    for (const stroke of strokes) this.begin(stroke);
  }

  /** Adds a new stroke. */
  begin(stroke: Stroke) {
    this.#settled.set(this.pixels);
    this.#settledCurves = 0;
    this.extend(stroke);
  }

  /**
   * Adds the new points of the last stroke.
   * @param stroke the one that was begun last
   */
  extend({ points, width }: Stroke) {
    const curves = smooth(points);
    const last = curves.length - 1;
    for (; this.#settledCurves < last; this.#settledCurves += 1) {
      this.#addCurve(this.#settled, at(curves, this.#settledCurves), width / 2);
    }
    this.pixels.set(this.#settled);
    this.#addCurve(this.pixels, at(curves, last), width / 2);
  }

  #addPicture(picture: Uint8Array) {
    const { width, height, pixels } = this;
    for (let y = 0; y < height; y += 1) {
      const row = PICTURE_SIDE * Math.floor((y * PICTURE_SIDE) / height);
      for (let x = 0; x < width; x += 1) {
        pixels[y * width + x] = picture[row + Math.floor((x * PICTURE_SIDE) / width)] ?? 0;
      }
    }
  }

  #addCurve(pixels: Uint8Array, { from, bend, to }: Curve, radius: number) {
    // n lines are at most |from − 2·bend + to| / (4·n²) away from the curve
    const bow = Math.hypot(from.x - 2 * bend.x + to.x, from.y - 2 * bend.y + to.y) / 4;
    const lines = Math.max(1, Math.ceil(Math.sqrt(bow / FLATNESS)));
    let begin = from;
    for (let line = 1; line <= lines; line += 1) {
      const end = line === lines ? to : pointOn({ from, bend, to }, line / lines);
      this.#addLine(pixels, begin, end, radius);
      begin = end;
    }
  }

  /**
   * A line with round ends; one that ends where it begins is a dot. A pixel's share of ink follows from
   * the distance of its centre to the line, and ink on ink is not darker.
   */
  #addLine(pixels: Uint8Array, a: Point, b: Point, radius: number) {
    const { width, height } = this;
    const reach = radius + 0.5;
    const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
    const right = Math.min(width, Math.ceil(Math.max(a.x, b.x) + reach));
    const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
    const bottom = Math.min(height, Math.ceil(Math.max(a.y, b.y) + reach));
    const [alongX, alongY] = [b.x - a.x, b.y - a.y];
    const squaredLength = alongX * alongX + alongY * alongY || 1; // 1: a dot, where the product below is 0
    for (let y = top; y < bottom; y += 1) {
      const fromY = y + 0.5 - a.y;
      for (let x = left; x < right; x += 1) {
        const fromX = x + 0.5 - a.x;
        const share = (fromX * alongX + fromY * alongY) / squaredLength;
        const nearest = share < 0 ? 0 : share > 1 ? 1 : share;
        const [awayX, awayY] = [fromX - nearest * alongX, fromY - nearest * alongY];
        const squaredDistance = awayX * awayX + awayY * awayY;
        if (squaredDistance >= reach * reach) continue;
        const coverage = Math.min(1, reach - Math.sqrt(squaredDistance));
        const pixel = y * width + x;
        pixels[pixel] = Math.max(pixels[pixel] ?? 0, Math.round(255 * coverage));
      }
    }
  }
}

/** @param share of the way, from 0 to 1 */
function pointOn({ from, bend, to }: Curve, share: number): Point {
  const rest = 1 - share;
  const [f, b, t] = [rest * rest, 2 * rest * share, share * share];
  return { x: f * from.x + b * bend.x + t * to.x, y: f * from.y + b * bend.y + t * to.y };
}
