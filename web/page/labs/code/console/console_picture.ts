import type { ConsolePicture } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { formatInFormula, formatInteger } from "../../../ui/format.ts";
import type { WeightPainter } from "../../digits/pictures/picture.ts";
import { paintInk } from "../../digits/pictures/picture.ts";

/** Width of a small picture, in pixels of the page. */
const WIDTH = 168;

/**
 * A picture in the log, with a caption about its numbers.
 * @returns `paint` paints it again, in other colours
 */
export function pictureView(
  picture: ConsolePicture,
  painter: WeightPainter,
): { root: HTMLElement; paint: () => void } {
  const { width, height, signed, pixels } = picture;
  const canvas = element("canvas", { class: "pixels", width, height, "aria-hidden": "true" });
  const scale = Math.max(1, Math.floor(WIDTH / Math.max(width, height)));
  canvas.style.width = `${width * scale}px`;
  canvas.style.aspectRatio = `${width} / ${height}`;
  const weights = new Int8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  const paint = () =>
    signed ? painter.paint(canvas, weights) : paintInk(canvas, pixels, { width, height });
  paint();
  const caption = element("figcaption", {}, captionOf(picture));
  return { root: element("figure", { class: "console-picture" }, canvas, caption), paint };
}

export function captionOf({ shape, low, high, signed, missing }: ConsolePicture) {
  const range = { low: formatInFormula(low, 3), high: formatInFormula(high, 3) };
  const sentences = [text("console-picture-range", { shape: shape.join(" × "), ...range })];
  if (missing > 0) {
    sentences.push(text("console-picture-missing", { numbers: formatInteger(missing) }));
  }
  sentences.push(text(signed ? "console-picture-signed" : "console-picture-unsigned", range));
  return sentences.join(" ");
}
