/** @typedef {{ x: number, y: number }} Point */
/** A quadratic curve. @typedef {{ from: Point, bend: Point, to: Point }} Curve */

/**
 * The curve through a stroke: from midpoint to midpoint, bending at each point that was measured.
 * Pointer events come at intervals; this is what the hand did in between.
 *
 * @param {Point[]} points
 * @returns {Curve[]} one after the other
 */
export function smooth(points) {
  const first = points[0];
  const last = points[points.length - 1];
  if (points.length < 3) return points.length ? [{ from: first, bend: first, to: last }] : [];
  return points.slice(1, -1).map((bend, index) => {
    const isFirst = index === 0;
    const isLast = index === points.length - 3;
    return {
      from: isFirst ? first : middle(points[index], bend),
      bend,
      to: isLast ? last : middle(bend, points[index + 2]),
    };
  });
}

/** @param {Point} a @param {Point} b @returns {Point} */
function middle(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
