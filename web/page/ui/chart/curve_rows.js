/** Curves as the rows of a table. */

import { evenly } from "../sample_indices.js";

/** @typedef {{ x: number[], y: number[] }} Points in the order of x */

/** Rows at most: as many as anybody reads. */
const MOST_ROWS = 24;

/**
 * The curves side by side, at places that are spread evenly over what some of them have: the first and the last
 * always. Where a curve has no point of its own its last one before stands, and null where it has not begun or has
 * ended.
 * @param {Points[]} curves
 * @param {Points[]} placed whose points are the places
 * @returns {{ x: number, values: (number | null)[] }[]}
 */
export function rowsOfCurves(curves, placed = curves, mostRows = MOST_ROWS) {
  const all = [...new Set(placed.flatMap(({ x }) => x))].sort((a, b) => a - b);
  return evenly(all.length, mostRows).map((place) => {
    const x = all[place];
    return { x, values: curves.map((curve) => valueAt(curve, x)) };
  });
}

/** @param {Points} curve @param {number} at */
function valueAt({ x, y }, at) {
  if (x.length === 0 || at > x[x.length - 1]) return null;
  const index = x.findLastIndex((each) => each <= at);
  return index < 0 ? null : y[index];
}
