/** The places of the units in the drawing of a network. */

export type Place = { x: number; y: number };

export type Size = { width: number; height: number };

export type Layout = Size & { radius: number; columns: Place[][] };

/** The smallest drawing whose labels are still legible. */
const LEAST: Size = { width: 256, height: 260 };
/** Room for the names of the columns, and for the target beside the output. */
const MARGIN = { top: 44, bottom: 14, left: 10, right: 92 };
const LARGEST_RADIUS = 34;
/** The largest distance between two units of a layer, in radii. */
const LARGEST_GAP = 3.6;
/** Largest radius as a share of the distance between two units, and between two layers. */
const SHARE_OF_GAP = 0.42;
const SHARE_OF_APART = 0.2;

/**
 * Lay out a drawing that fills its place, so that its numbers are as large as the text beside it.
 * @param sizes units of each layer
 * @param place its size in the drawing's own units
 */
export function layout(sizes: number[], place: Size): Layout {
  const width = Math.max(place.width, LEAST.width);
  const height = Math.max(place.height, LEAST.height);
  const room = height - MARGIN.top - MARGIN.bottom;
  const most = Math.max(...sizes);
  const across = width - MARGIN.left - MARGIN.right;
  const radius = Math.min(
    LARGEST_RADIUS,
    (room / most) * SHARE_OF_GAP,
    (across / sizes.length) * SHARE_OF_APART * 2,
  );
  const gap = Math.min(room / most, LARGEST_GAP * radius);
  const apart = (across - 2 * radius) / (sizes.length - 1);
  const columns = sizes.map((count, layer) => {
    const top = MARGIN.top + (room - gap * (count - 1)) / 2;
    const x = MARGIN.left + radius + layer * apart;
    return Array.from({ length: count }, (_, index) => ({ x, y: top + gap * index }));
  });
  return { width, height, radius, columns };
}

/** A point between two places. */
export function between(from: Place, to: Place, share: number): Place {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
