/** Curves as the rows of a table. */

import { at } from "../../../shared/at.ts";
import { sampleIndices } from "../sample_indices.ts";

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
export function sampleCurves(
  curves: Points[],
  placed: Points[] = curves,
  mostRows = MOST_ROWS,
): { x: number; values: (number | null)[] }[] {
  const all = [...new Set(placed.flatMap(({ x }) => x))].sort((a, b) => a - b);
  return sampleIndices(all.length, mostRows).map((place) => {
    const x = at(all, place);
    return { x, values: curves.map((curve) => valueAt(curve, x)) };
  });
}

function valueAt({ x, y }: Points, at: number) {
  const last = x.at(-1);
  if (last === undefined || at > last) return null;
  return y[x.findLastIndex((each) => each <= at)] ?? null; // none where it has not begun
}
