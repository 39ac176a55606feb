/** The places of the units in the drawing of a network. */

export type Place = { x: number; y: number };

export type Size = { width: number; height: number };

export type Layout = Size & {
  columns: Place[][];
  radius: number;
  /** How far a bias's line and square reach below its unit; 0 without biases. */
  stub: number;
  /** Size of type of the numbers on edges. */
  type: number;
  /** Width of lines, relative to that in a drawing with units of usual size. */
  thickness: number;
};

/** The smallest drawing whose labels are still legible. */
const LEAST: Size = { width: 256, height: 260 };
/** Room for the names of the columns, and for the target beside the output. */
const MARGIN = { top: 30, bottom: 6, left: 8, right: 52 };
const LARGEST_RADIUS = 48;
/** The smallest circle that holds a number. */
const SMALLEST_RADIUS = 10;
/** Largest radius as a share of the height that a unit has, with the line of its bias and without. */
const SHARE_OF_SLOT = { withBias: 0.35, alone: 0.44 };
/** The same as a share of the width that a layer has. */
const SHARE_OF_APART = 0.3;
/** Free width between two layers for the number on an edge, and where there is room for it between units, too. */
const CLEAR = { usual: 52, roomy: 34 };
const ROOMY_SLOT = 64;
/** The largest distance between two units of a layer, and the largest length of a bias's line, in radii. */
const LARGEST_GAP = 4.2;
const LARGEST_STUB = 0.8;
/** Length of a bias's line as a share of the room between two units, so that it does not reach the next one. */
const SHARE_OF_ROOM = 0.8;
/** The radius at which lines have their usual width, and the limits of that. */
const USUAL_RADIUS = 28;
const THICKNESS = { least: 0.5, most: 1.3 };
/** Sizes of type, the largest first, and the smallest drawing that has them. */
const TYPES: [type: number, least: Size][] = [
  [16, { width: 500, height: 500 }],
  [14, { width: 440, height: 0 }],
];
const SMALLEST_TYPE = 12;

/**
 * Lay out a drawing that fills its place, so that its numbers are as large as the text beside it.
 * @param sizes units of each layer
 * @param place its size in the drawing's own units
 */
export function layout(sizes: number[], place: Size, hasBiases: boolean): Layout {
  const width = Math.max(place.width, LEAST.width);
  const height = Math.max(place.height, LEAST.height);
  const room = height - MARGIN.top - MARGIN.bottom;
  const across = width - MARGIN.left - MARGIN.right;
  const slot = room / Math.max(...sizes);
  const radius = Math.min(
    LARGEST_RADIUS,
    slot * (hasBiases ? SHARE_OF_SLOT.withBias : SHARE_OF_SLOT.alone),
    Math.max(SMALLEST_RADIUS, largestAcross(across, sizes.length, slot)),
  );
  const stub = hasBiases ? Math.min(SHARE_OF_ROOM * (slot - 2 * radius), LARGEST_STUB * radius) : 0;
  const gap = Math.min(slot, LARGEST_GAP * radius);
  const apart = (across - 2 * radius) / (sizes.length - 1);
  const columns = sizes.map((count, layer) => {
    const top = MARGIN.top + (room - stub - gap * (count - 1)) / 2;
    const x = MARGIN.left + radius + layer * apart;
    return Array.from({ length: count }, (_, index) => ({ x, y: top + gap * index }));
  });
  const thickness = Math.min(Math.max(radius / USUAL_RADIUS, THICKNESS.least), THICKNESS.most);
  return { width, height, columns, radius, stub, type: typeOf(width, height), thickness };
}

/** The largest radius that leaves room between the layers. */
function largestAcross(across: number, layers: number, slot: number) {
  const clear = slot < ROOMY_SLOT ? CLEAR.usual : CLEAR.roomy;
  const withNumbers = (across - clear * (layers - 1)) / (2 * layers);
  return Math.min(withNumbers, (across / layers) * SHARE_OF_APART);
}

function typeOf(width: number, height: number) {
  const found = TYPES.find(([, least]) => width >= least.width && height >= least.height);
  return found?.[0] ?? SMALLEST_TYPE;
}

/** A point between two places. */
export function between(from: Place, to: Place, share: number): Place {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
