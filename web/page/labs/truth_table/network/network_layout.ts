/** The places of the units in the drawing of a network. */

/** Drawings narrower than this, as on a phone, are higher and have narrow margins. */
export const WIDE_ENOUGH = 560;
const WIDEST = 900;
const NARROWEST = 256;
const WIDE = { height: 352, left: 56, right: 92 };
const NARROW = { height: 400, left: 46, right: 70 };
const TOP = 56;
const BOTTOM = 32;
const LARGEST_RADIUS = 21;
const LARGEST_GAP = 84;
/** Largest radius as a share of the distance between two layers; the rest is for the edges. */
const LARGEST_SHARE = 0.28;

export type Place = { x: number; y: number };

export type Layout = { width: number; height: number; radius: number; columns: Place[][] };

/**
 * Lay out a drawing that is as wide as its place, so that its numbers are as large as the text beside it.
 * @param sizes units of each layer
 * @param place its width in the drawing's own units
 */
export function layout(sizes: number[], place: number): Layout {
  const width = Math.min(Math.max(place, NARROWEST), WIDEST);
  const { height, left, right } = width >= WIDE_ENOUGH ? WIDE : NARROW;
  const room = height - TOP - BOTTOM;
  const most = Math.max(...sizes);
  const gap = Math.min(room / Math.max(most - 1, 1), LARGEST_GAP);
  const apart = (width - left - right) / (sizes.length - 1);
  const columns = sizes.map((count, layer) => {
    const top = TOP + (room - gap * (count - 1)) / 2;
    const x = left + layer * apart;
    return Array.from({ length: count }, (_, index) => ({ x, y: top + gap * index }));
  });
  return {
    width,
    height,
    radius: Math.min(LARGEST_RADIUS, 0.44 * gap, LARGEST_SHARE * apart),
    columns,
  };
}

/** A point between two places. */
export function between(from: Place, to: Place, share: number): Place {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
