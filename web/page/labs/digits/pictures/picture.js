import { channels, colourAt, onSchemeChange } from "../../../ui/colours.js";
import { element } from "../../../ui/dom.js";

/** @typedef {import("../../../ui/colours.js").Colour} Colour */
/** @typedef {{ paper: Colour, positive: Colour, negative: Colour }} Palette */

const SIDE = 28;
const PIXELS = SIDE * SIDE;
export const SIZE = { width: SIDE, height: SIDE };

/** A canvas for one picture; what it shows is told by what it stands in. */
export function blankPicture() {
  return element("canvas", { class: "pixels", ...SIZE, "aria-hidden": "true" });
}

/** The pixels of one of many pictures. @template {Int8Array | Uint8Array} T @param {T} pixels @param {number} index @returns {T} */
export function pictureAt(pixels, index) {
  return /** @type {T} */ (pixels.subarray(PIXELS * index, PIXELS * (index + 1)));
}

/** Paints weights as pictures, in the page's colours of their sign. */
export class WeightPainter {
  /** @type {Palette | null} */
  #palette = null;

  /** @param {HTMLElement} place where the colours hold @param {() => void} repaint called when they have changed */
  constructor(place, repaint) {
    this.place = place;
    onSchemeChange(() => {
      this.#palette = null;
      repaint();
    });
  }

  /** @param {HTMLCanvasElement} canvas @param {Int8Array} weights ±127 at most */
  paint(canvas, weights) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const image = context.createImageData(canvas.width, canvas.height);
    image.data.set(coloured(weights, this.#colours()));
    context.putImageData(image, 0, 0);
  }

  #colours() {
    const colour = (/** @type {string} */ name) => channels(colourAt(this.place, name));
    this.#palette ??= {
      paper: colour("--panel"),
      positive: colour("--positive"),
      negative: colour("--negative"),
    };
    return this.#palette;
  }
}

/**
 * Each weight's colour: paper where it is 0, and the more paint the larger it is.
 * @param {ArrayLike<number>} weights ±127 at most
 * @param {Palette} palette
 */
export function coloured(weights, { paper, positive, negative }) {
  const image = new Uint8ClampedArray(4 * weights.length);
  for (let pixel = 0; pixel < weights.length; pixel += 1) {
    const paint = weights[pixel] < 0 ? negative : positive;
    const share = Math.abs(weights[pixel]) / 127;
    for (const channel of [0, 1, 2]) {
      image[4 * pixel + channel] = paper[channel] + share * (paint[channel] - paper[channel]);
    }
    image[4 * pixel + 3] = 255;
  }
  return image;
}
