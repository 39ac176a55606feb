import { Fault } from "../../engine/fault.js";
import { element } from "../dom.js";
import { text } from "../language/text.js";

/** Pixels for one unit of a drawing: sharp on paper, too. */
const SCALE = 3;

/** A drawing as a PNG. Rejects with a Fault. @param {import("./stand_alone.js").Drawing} drawing */
export async function pngOf({ text, width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return painted(SCALE * width, SCALE * height, (context) => {
    context.drawImage(image, 0, 0, SCALE * width, SCALE * height);
  });
}

/**
 * What is painted, as a PNG. Rejects with a Fault.
 * @param {number} width @param {number} height
 * @param {(context: CanvasRenderingContext2D) => void} paint
 * @returns {Promise<Blob>}
 */
export async function painted(width, height, paint) {
  const canvas = element("canvas", { width: Math.round(width), height: Math.round(height) });
  paint(/** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")));
  const png = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (png === null) throw new Fault("refused", text("workshop-save-too-large"));
  return png;
}
