import { at } from "../../../shared/checked_lookup.ts";
import { Fault } from "../../../shared/fault.ts";
import { element } from "../../ui/dom.ts";
import type { Drawing } from "./standalone_svg.ts";

/** Pixels for one unit of a drawing: sharp on paper, too. */
const SCALE = 3;

/** Colours side by side, each unlike what a protected canvas answers: white, black, or anything. */
const KNOWN_COLOURS = [
  [200, 40, 90],
  [20, 160, 220],
  [120, 230, 10],
  [60, 70, 180],
];
/** Some browsers only change the last bits, which nobody sees. */
const NOTICEABLE = 8;

/** A drawing as a PNG. Rejects with a Fault. */
export async function pngOf({ text, width, height }: Drawing) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return painted(SCALE * width, SCALE * height, (context) => {
    context.drawImage(image, 0, 0, SCALE * width, SCALE * height);
  });
}

/** A painted picture as a PNG. Rejects with a Fault. */
export async function painted(
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> {
  if (!(await canReadCanvases()))
    throw new Fault("refused", { id: "export-save-canvas-protected", values: {} });
  const canvas = element("canvas", { width: Math.round(width), height: Math.round(height) });
  paint(canvas.getContext("2d") as CanvasRenderingContext2D);
  const png = await pngOfCanvas(canvas);
  if (png === null) throw new Fault("refused", { id: "export-save-too-large", values: {} });
  return png;
}

function pngOfCanvas(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

/**
 * True if a canvas returns the pixels that were painted: a known picture is made a PNG, opened and compared.
 * Browsers that resist fingerprinting, and some extensions, answer with noise, or refuse.
 */
async function canReadCanvases() {
  const side = KNOWN_COLOURS.length;
  const canvas = element("canvas", { width: side, height: side });
  const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  for (const [column, [red, green, blue]] of KNOWN_COLOURS.entries()) {
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(column, 0, 1, side);
  }
  try {
    const png = await pngOfCanvas(canvas);
    if (png === null) return false;
    const picture = await createImageBitmap(png);
    context.clearRect(0, 0, side, side);
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, side, side);
    return KNOWN_COLOURS.flat().every((value, channel) => {
      const place = 4 * Math.floor(channel / 3) + (channel % 3);
      return Math.abs(at(data, place) - value) <= NOTICEABLE;
    });
  } catch {
    return false;
  }
}
