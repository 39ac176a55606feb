import { channels, colourAt, onSchemeChange } from "../colours.js";
import { element } from "../dom.js";

/** @typedef {import("../colours.js").Colour} Colour */
/** @typedef {{ paper: Colour, positive: Colour, negative: Colour }} Palette */

const SIDE = 28;
const PIXELS = SIDE * SIDE;

/** A canvas for one picture; what it shows is told by what it stands in. */
export function blankPicture() {
  return element("canvas", { class: "pixels", width: SIDE, height: SIDE, "aria-hidden": "true" });
}

/** The pixels of one of many pictures. @template {Int8Array | Uint8Array} T @param {T} pixels @param {number} index @returns {T} */
export function pictureAt(pixels, index) {
  return /** @type {T} */ (pixels.subarray(PIXELS * index, PIXELS * (index + 1)));
}

/** Paints pictures in the page's colours: weights by their sign, or ink on paper. */
export class Painter {
  /** @type {Palette | null} */
  #palette = null;

  /**
   * @param {HTMLElement} place where the colours hold
   * @param {{ positive: string, negative: string, full: number }} paints CSS variables, and the value that is all paint
   * @param {() => void} repaint called when the colours of the page have changed
   */
  constructor(place, { positive, negative, full }, repaint) {
    this.place = place;
    this.paints = { paper: "--panel", positive, negative };
    this.full = full;
    onSchemeChange(() => {
      this.#palette = null;
      repaint();
    });
  }

  /** @param {HTMLCanvasElement} canvas @param {ArrayLike<number>} pixels */
  paint(canvas, pixels) {
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    const image = context.createImageData(SIDE, SIDE);
    image.data.set(coloured(pixels, this.full, this.#colours()));
    context.putImageData(image, 0, 0);
  }

  #colours() {
    const { paper, positive, negative } = this.paints;
    const colour = (/** @type {string} */ variable) => channels(colourAt(this.place, variable));
    this.#palette ??= {
      paper: colour(paper),
      positive: colour(positive),
      negative: colour(negative),
    };
    return this.#palette;
  }
}

export const WEIGHTS = { positive: "--positive", negative: "--negative", full: 127 };
export const INK = { positive: "--ink", negative: "--ink", full: 255 };

/**
 * Each value's colour: paper where it is 0, and the more paint the larger it is.
 * @param {ArrayLike<number>} values
 * @param {number} full the value that is all paint
 * @param {Palette} palette
 */
export function coloured(values, full, { paper, positive, negative }) {
  const image = new Uint8ClampedArray(4 * values.length);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const paint = values[pixel] < 0 ? negative : positive;
    const share = Math.abs(values[pixel]) / full;
    for (const channel of [0, 1, 2]) {
      image[4 * pixel + channel] = paper[channel] + share * (paint[channel] - paper[channel]);
    }
    image[4 * pixel + 3] = 255;
  }
  return image;
}
