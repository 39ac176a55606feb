/** Pictures of ink, white on black as MNIST keeps them; until there is any, the place of one. */

/**
 * Paint ink into a canvas, one pixel for each value; the style sheet makes it larger.
 * @param ink 0 to `most`, row by row; null: nothing is drawn
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
