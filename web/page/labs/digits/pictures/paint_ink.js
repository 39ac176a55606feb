/** Pictures of ink, white on black as MNIST keeps them; until there is any, the place of one. */

/**
 * Paint ink into a canvas, one pixel for each value; the style sheet makes it larger.
 * @param {HTMLCanvasElement} canvas
 * @param {ArrayLike<number> | null} ink 0 to `most`, row by row; null: nothing is drawn
 * @param {{ width: number, height: number, most?: number }} size
 */
export function paintInk(canvas, ink, { width, height, most = 255 }) {
  canvas.classList.toggle("blank", ink === null);
  canvas.width = width;
  canvas.height = height;
  if (ink === null) return;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const value = Math.round((255 * ink[pixel]) / most);
    image.data.set([value, value, value, 255], 4 * pixel);
  }
  context.putImageData(image, 0, 0);
}
