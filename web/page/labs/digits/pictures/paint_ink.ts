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
