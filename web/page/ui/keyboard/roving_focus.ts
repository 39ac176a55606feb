import { isPlainKey } from "./plain_key.ts";

/** to the right, and down */
export const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Arrow keys go from item to item, so that a container with many takes one stop of the Tab key.
 * @param rows its items just now, row by row
 */
export function roveByArrows(container: HTMLElement, rows: () => HTMLElement[][]) {
  container.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step === undefined || !isPlainKey(event)) return;
    const next = neighbour(rows(), event.target as HTMLElement, step);
    if (next === null) return;
    event.preventDefault();
    if (next.tabIndex < 0) next.tabIndex = -1; // what is no control can be focused then, too
    next.focus();
  });
}

/**
 * The same for items whose rows come of the layout. Tab leads to the one that was focused last; call what is
 * returned when other items are there.
 *
 * @param items those to be seen just now
 */
export function roveGrid(container: HTMLElement, items: () => HTMLElement[]) {
  roveByArrows(container, () => rowsOf(items()));
  const settle = (wanted: EventTarget | null) => {
    const all = items();
    const stop = all.find((item) => item === wanted) ?? all[0];
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
  };
  container.addEventListener("focusin", ({ target }) => settle(target));
  return () => settle(items().find((item) => item.tabIndex === 0) ?? null);
}

/** What is at one height is a row. */
function rowsOf(items: HTMLElement[]) {
  const rows: Map<number, HTMLElement[]> = new Map();
  for (const item of items) {
    const { top } = item.getBoundingClientRect();
    rows.set(top, [...(rows.get(top) ?? []), item]);
  }
  return [...rows.values()];
}

/**
 * The item that a step leads to: at the end of a row to the next one, beyond the ends nowhere.
 * @param step along the row, and from row to row
 */
export function neighbour<T>(rows: T[][], from: T, [along, down]: [number, number]): T | null {
  const row = rows.find((items) => items.includes(from));
  if (!row) return null;
  if (down !== 0) {
    const other = rows[rows.indexOf(row) + down];
    return other?.[Math.min(row.indexOf(from), other.length - 1)] ?? null;
  }
  const all = rows.flat();
  return all[all.indexOf(from) + along] ?? null;
}
