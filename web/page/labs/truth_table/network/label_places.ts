/** Free places for labels in the drawing. */

import type { Place, Size } from "./network_layout.ts";
import { between } from "./network_layout.ts";

/** A box around its centre. */
export type Box = Place & Size;

/** All that a label must not cover. */
export type Obstacles = { inside: Size; circles: Place[]; radius: number; boxes: Box[] };

/** Distance of a label from circles, and from other labels. */
const DISTANCE = 2;
/** Places along an edge that its number tries, as shares of the way. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
/** Distances from its edge at which it looks for a place after that, in heights of a label. */
const ASIDE = [-0.8, 0.8, -1.4, 1.4, -2, 2, -2.8, 2.8, -3.6, 3.6];

/** The first of the candidates at which a label covers nothing; null if there is none. */
export function freePlace(candidates: Place[], size: Size, obstacles: Obstacles): Place | null {
  return candidates.find((place) => isFree({ ...place, ...size }, obstacles)) ?? null;
}

/** Places on an edge, the best first, and then beside it. */
export function placesAlong(from: Place, to: Place, { height }: Size): Place[] {
  const along = SHARES.map((share) => between(from, to, share));
  const aside = ASIDE.flatMap((by) => along.map(({ x, y }) => ({ x, y: y + by * height })));
  return [...along, ...aside];
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
