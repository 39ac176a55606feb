/** Where units stand in the drawing of a network. */

/** Wide for a desk, narrow for a phone: the drawing's own units come out as pixels, or nearly. */
const WIDE = { width: 900, height: 352 };
const NARROW = { width: 420, height: 380 };
const MARGIN = { left: 56, right: 92, top: 56, bottom: 32 };
const LARGEST_RADIUS = 21;
const LARGEST_GAP = 84;

/** @typedef {{ x: number, y: number }} Place */
/** @typedef {{ width: number, height: number, radius: number, columns: Place[][] }} Layout */

/** @param {number[]} sizes units of each layer @param {boolean} wide @returns {Layout} */
export function layout(sizes, wide) {
  const { width, height } = wide ? WIDE : NARROW;
  const room = height - MARGIN.top - MARGIN.bottom;
  const most = Math.max(...sizes);
  const gap = Math.min(room / Math.max(most - 1, 1), LARGEST_GAP);
  const apart = (width - MARGIN.left - MARGIN.right) / (sizes.length - 1);
  const columns = sizes.map((count, layer) => {
    const top = MARGIN.top + (room - gap * (count - 1)) / 2;
    const x = MARGIN.left + layer * apart;
    return Array.from({ length: count }, (_, index) => ({ x, y: top + gap * index }));
  });
  return { width, height, radius: Math.min(LARGEST_RADIUS, 0.44 * gap), columns };
}

/** A point of the way from one place to another. @param {Place} from @param {Place} to @param {number} share @returns {Place} */
export function between(from, to, share) {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}
