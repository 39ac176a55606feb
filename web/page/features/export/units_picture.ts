import { at } from "../../../shared/checked_lookup.ts";
import { colourAt } from "../../ui/appearance.ts";
import { painted } from "./png.ts";

/** Pixels of the file for one of a picture, between two pictures, and for the number below. */
const ZOOM = 5;
const GAP = 16;
const FOOT = 28;
const MOST_ACROSS = 10;

/**
 * The weights of the hidden units as pictures side by side, as a PNG. Rejects with a Fault.
 * @param list of the pictures, each in a canvas
 */
export function unitsPicture(list: HTMLElement) {
  const pictures = [...list.querySelectorAll("canvas")];
  const across = Math.min(pictures.length, MOST_ACROSS);
  const side = ZOOM * at(pictures, 0).width;
  const [right, down] = [side + GAP, side + FOOT + GAP];
  const height = GAP + down * Math.ceil(pictures.length / across);
  return painted(GAP + right * across, height, (context) => {
    context.fillStyle = colourAt(list, "--panel");
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.fillStyle = colourAt(list, "--ink-soft");
    context.font = `20px ${getComputedStyle(list).fontFamily}`;
    context.textAlign = "center";
    context.imageSmoothingEnabled = false;
    for (const [index, picture] of pictures.entries()) {
      const x = GAP + right * (index % across);
      const y = GAP + down * Math.floor(index / across);
      context.drawImage(picture, x, y, side, side);
      context.fillText(String(index + 1), x + side / 2, y + side + FOOT - 6);
    }
  });
}
