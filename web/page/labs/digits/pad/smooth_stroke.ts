import { at } from "../../../../shared/checked_lookup.ts";

export type Point = { x: number; y: number };

/** A quadratic curve. */
export type Curve = { from: Point; bend: Point; to: Point };

/**
 * The curve through a stroke: from midpoint to midpoint, bending at each point that was measured.
 * Pointer events come at intervals; this approximates the movement of the hand in between.
 *
 * @returns one after the other
 */
export function smooth(points: Point[]): Curve[] {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return [];
  if (points.length < 3) return [{ from: first, bend: first, to: last }];
  return points.slice(1, -1).map((bend, index) => {
    const isFirst = index === 0;
    const isLast = index === points.length - 3;
    return {
      from: isFirst ? first : middle(at(points, index), bend),
      bend,
      to: isLast ? last : middle(bend, at(points, index + 2)),
    };
  });
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
