import { element } from "../dom.js";

/** @type {CanvasRenderingContext2D | null} */
let canvas = null;

/**
 * A colour as every program knows it: computed styles may name it in newer ways, such as oklab(…).
 * @param {string} colour @returns {{ colour: string, opacity: number }} as #rrggbb, and how much of it
 */
export function rgb(colour) {
  canvas ??= /** @type {CanvasRenderingContext2D} */ (
    element("canvas", { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  );
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((channel) => channel.toString(16).padStart(2, "0"));
  return { colour: `#${hex.join("")}`, opacity: alpha / 255 };
}
