import type { ConsolePicture } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { formatInFormula, formatInteger } from "../../../ui/format.ts";
import { paintInk } from "../../digits/pictures/paint_ink.ts";
import type { WeightPainter } from "../../digits/pictures/picture.ts";

/** How wide a small picture becomes, in pixels of the page. */
const WANTED = 168;

/**
 * A picture in the log, with what there is to know of its numbers.
 * @returns `paint` does so again, in other colours
 */
export function pictureView(
  picture: ConsolePicture,
  painter: WeightPainter,
): { root: HTMLElement; paint: () => void } {
  const { width, height, signed, pixels } = picture;
  const canvas = element("canvas", { class: "pixels", width, height, "aria-hidden": "true" });
  const scale = Math.max(1, Math.floor(WANTED / Math.max(width, height)));
  canvas.style.width = `${width * scale}px`;
  canvas.style.aspectRatio = `${width} / ${height}`;
  const weights = new Int8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  const paint = () =>
    signed ? painter.paint(canvas, weights) : paintInk(canvas, pixels, { width, height });
  paint();
  const told = element("figcaption", {}, captionOf(picture));
  return { root: element("figure", { class: "console-picture" }, canvas, told), paint };
}

export function captionOf({ shape, low, high, signed, missing }: ConsolePicture) {
  const range = { low: formatInFormula(low, 3), high: formatInFormula(high, 3) };
  const told = [text("console-picture-range", { shape: shape.join(" × "), ...range })];
  if (missing > 0) told.push(text("console-picture-missing", { numbers: formatInteger(missing) }));
  told.push(text(signed ? "console-picture-signed" : "console-picture-unsigned", range));
  return told.join(" ");
}
