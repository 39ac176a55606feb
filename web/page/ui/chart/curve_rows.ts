/** Curves as the rows of a table. */

import { at } from "../../../shared/checked_lookup.ts";
import { sampleIndices } from "../data_table.ts";

/** Sorted by x. */
type Points = { x: number[]; y: number[] };

/** A table with more rows is not readable. */
const MAX_ROWS = 24;

/**
 * The values of the curves at evenly spaced points, the first and the last included. Between its own points a
 * curve has the value of the last one before; before its first and after its last point it has null.
 *
 * @param sampled the curves whose x are chosen from
 */
export function sampleCurves(
  curves: Points[],
  sampled: Points[] = curves,
  maxRows = MAX_ROWS,
): { x: number; values: (number | null)[] }[] {
  const all = [...new Set(sampled.flatMap(({ x }) => x))].sort((a, b) => a - b);
  return sampleIndices(all.length, maxRows).map((index) => {
    const x = at(all, index);
    return { x, values: curves.map((curve) => valueAt(curve, x)) };
  });
}

function valueAt({ x, y }: Points, sampleX: number) {
  const last = x.at(-1);
  if (last === undefined || sampleX > last) return null;
  return y[x.findLastIndex((pointX) => pointX <= sampleX)] ?? null;
}
