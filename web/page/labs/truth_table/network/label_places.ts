/** Free places for labels in the drawing. */

import type { Place, Size } from "./network_layout.ts";
import { between } from "./network_layout.ts";

/** A box around its centre. */
export type Box = Place & Size;

export type Line = { from: Place; to: Place };

/** All that a label must not cover, and lines, of which it covers as few as possible. */
export type Obstacles = {
  inside: Size;
  circles: Place[];
  radius: number;
  boxes: Box[];
  lines: Line[];
};

/** Distance of a label from circles, and from other labels. */
const DISTANCE = 2;
/** Places along an edge that its number tries, as shares of the way. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** Distances from its edge at which it looks for a place after that, in heights of a label. */
const ASIDE = [0.8, 1.4, 2, 2.8, 3.6, 4.4];

/**
 * A place where a label covers nothing; null if there is none.
 * @param groups candidates, the best group first; within a group, the fewest lines decide, then the order
 */
export function freePlace(groups: Place[][], size: Size, obstacles: Obstacles): Place | null {
  for (const group of groups) {
    const free = group.filter((place) => isFree({ ...place, ...size }, obstacles));
    const covered = free.map((place) => linesUnder({ ...place, ...size }, obstacles.lines));
    const best = free[covered.indexOf(Math.min(...covered))];
    if (best !== undefined) return best;
  }
  return null;
}

/** Places on an edge, then ever farther above and below it. */
export function placesAlong({ from, to }: Line, { height }: Size): Place[][] {
  const along = SHARES.map((share) => between(from, to, share));
  const aside = ASIDE.map((by) =>
    [-by, by].flatMap((signed) => along.map(({ x, y }) => ({ x, y: y + signed * height }))),
  );
  return [along, ...aside];
}

function linesUnder(box: Box, lines: Line[]) {
  return lines.filter((line) => crosses(line, box)).length;
}

/** True if a line that leads from left to right crosses a box. */
function crosses({ from, to }: Line, box: Box) {
  const left = Math.max(from.x, box.x - box.width / 2);
  const right = Math.min(to.x, box.x + box.width / 2);
  if (left > right) return false;
  const heightAt = (x: number) =>
    from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) - box.y;
  const [one, other] = [heightAt(left), heightAt(right)];
  return Math.min(one, other) <= box.height / 2 && Math.max(one, other) >= -box.height / 2;
}

function isFree(box: Box, { inside, circles, radius, boxes }: Obstacles) {
  const isInside =
    Math.abs(box.x - inside.width / 2) <= (inside.width - box.width) / 2 &&
    Math.abs(box.y - inside.height / 2) <= (inside.height - box.height) / 2;
  return (
    isInside &&
    !circles.some((circle) => distance(circle, box) < radius + DISTANCE) &&
    !boxes.some((other) => overlap(box, other))
  );
}

/** The distance of a point from a box; 0 inside of it. */
function distance(point: Place, box: Box) {
  const across = Math.max(0, Math.abs(point.x - box.x) - box.width / 2);
  const down = Math.max(0, Math.abs(point.y - box.y) - box.height / 2);
  return Math.hypot(across, down);
}

function overlap(one: Box, other: Box) {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + DISTANCE &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2 + DISTANCE
  );
}
