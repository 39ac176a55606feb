/** The picture's own units: percent of its side. */
export const SIDE_LENGTH = 100;

/** If every output is closer to ½ than this, a line would only follow the rounding of 32-bit numbers. */
const UNDECIDED = 1e-5;

/**
 * The line on which ŷ is ½, as an SVG path. It is interpolated square by square, wherever two neighbours
 * are on different sides of ½ (marching squares).
 *
 * @param values row by row, from the top
 */
export function isoline(values: Float32Array | number[], side: number) {
  if (values.every((value) => Math.abs(value - 0.5) < UNDECIDED)) return "";
  const step = SIDE_LENGTH / (side - 1);
  const corner = (x: number, y: number) => ({ x, y, height: (values[y * side + x] ?? 0) - 0.5 });
  const parts = [];
  for (let y = 0; y + 1 < side; y += 1) {
    for (let x = 0; x + 1 < side; x += 1) {
      const a = corner(x, y);
      const b = corner(x + 1, y);
      const c = corner(x + 1, y + 1);
      const d = corner(x, y + 1);
      const edges = [
        [a, b],
        [b, c],
        [c, d],
        [d, a],
      ] as const;
      const crossings = edges.flatMap(([from, to]) => {
        if (from.height < 0 === to.height < 0) return [];
        const share = from.height / (from.height - to.height);
        const crossingX = step * (from.x + share * (to.x - from.x));
        const crossingY = step * (from.y + share * (to.y - from.y));
        return [`${crossingX.toFixed(2)} ${crossingY.toFixed(2)}`];
      });
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        parts.push(`M${crossings[pair]}L${crossings[pair + 1]}`);
      }
    }
  }
  return parts.join("");
}
