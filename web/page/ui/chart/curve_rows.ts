/** Curves as the rows of a table. */

import { evenly } from "../sample_indices.ts";

/** in the order of x */
type Points = { x: number[]; y: number[] };

/** Rows at most: as many as anybody reads. */
const MOST_ROWS = 24;

/**
 * The curves side by side, at places that are spread evenly over what some of them have: the first and the last
 * always. Where a curve has no point of its own its last one before stands, and null where it has not begun or has
 * ended.
 *
 * @param placed whose points are the places
 */
export function rowsOfCurves(
  curves: Points[],
  placed: Points[] = curves,
  mostRows = MOST_ROWS,
): { x: number; values: (number | null)[] }[] {
  const all = [...new Set(placed.flatMap(({ x }) => x))].sort((a, b) => a - b);
  return evenly(all.length, mostRows).map((place) => {
    const x = all[place];
    return { x, values: curves.map((curve) => valueAt(curve, x)) };
  });
}

function valueAt({ x, y }: Points, at: number) {
  if (x.length === 0 || at > x[x.length - 1]) return null;
  const index = x.findLastIndex((each) => each <= at);
  return index < 0 ? null : y[index];
}
