import type { Colour } from "../../../ui/appearance.ts";
import { channels, colourAt, onSchemeChange } from "../../../ui/appearance.ts";
import { element } from "../../../ui/dom.ts";

export type Palette = { paper: Colour; positive: Colour; negative: Colour };

const SIDE = 28;
const PIXELS = SIDE * SIDE;
export const SIZE = { width: SIDE, height: SIDE };

/** A canvas for one picture. It is hidden from screen readers: the element around it names it. */
export function blankPicture() {
  return element("canvas", { class: "pixels", ...SIZE, "aria-hidden": "true" });
}

/** The pixels of one of many pictures. */
export function pictureAt<T extends Int8Array | Uint8Array>(pixels: T, index: number): T {
  return pixels.subarray(PIXELS * index, PIXELS * (index + 1)) as T;
}

/** Paints weights as pictures, in the page's colours for positive and negative. */
export class WeightPainter {
  #palette: Palette | null = null;

  /**
   * @param place an element with the colours of the pictures
   * @param repaint called when they have changed
   */
  constructor(
    private readonly place: HTMLElement,
    repaint: () => void,
  ) {
    onSchemeChange(() => {
      this.#palette = null;
      repaint();
    });
  }

  /** @param weights ±127 at most */
  paint(canvas: HTMLCanvasElement, weights: Int8Array) {
    const context = canvas.getContext("2d") as CanvasRenderingContext2D;
    const image = context.createImageData(canvas.width, canvas.height);
    image.data.set(coloured(weights, this.#colours()));
    context.putImageData(image, 0, 0);
  }

  #colours() {
    const colour = (name: string) => channels(colourAt(this.place, name));
    this.#palette ??= {
      paper: colour("--panel"),
      positive: colour("--positive"),
      negative: colour("--negative"),
    };
    return this.#palette;
  }
}

/**
 * The colour of each weight: that of the paper if it is 0, and the more paint the larger it is.
 * @param weights ±127 at most
 */
export function coloured(weights: ArrayLike<number>, { paper, positive, negative }: Palette) {
  const image = new Uint8ClampedArray(4 * weights.length);
  for (let pixel = 0; pixel < weights.length; pixel += 1) {
    const weight = weights[pixel] ?? 0;
    const paint = weight < 0 ? negative : positive;
    const share = Math.abs(weight) / 127;
    for (const channel of [0, 1, 2] as const) {
      image[4 * pixel + channel] = paper[channel] + share * (paint[channel] - paper[channel]);
    }
    image[4 * pixel + 3] = 255;
  }
  return image;
}

/**
 * Paints ink into a canvas, white on black as in MNIST, one pixel for each value; the style sheet enlarges it.
 * @param ink 0 to `most`, row by row; null: the canvas is blank
 */
export function paintInk(
  canvas: HTMLCanvasElement,
  ink: ArrayLike<number> | null,
  { width, height, most = 255 }: { width: number; height: number; most?: number },
) {
  canvas.classList.toggle("blank", ink === null);
  canvas.width = width;
  canvas.height = height;
  if (ink === null) return;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const value = Math.round((255 * (ink[pixel] ?? 0)) / most);
    image.data.set([value, value, value, 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
}
