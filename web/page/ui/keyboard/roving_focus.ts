import { isPlainKey } from "./plain_key.ts";

/** Steps to the right, and down. */
export const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Move the focus from item to item with the arrow keys, so that a container is a single stop of the Tab key.
 * @param rows returns the current items, row by row
 */
export function roveByArrows(container: HTMLElement, rows: () => HTMLElement[][]) {
  container.addEventListener("keydown", (event) => {
    const step = ARROWS[event.key];
    if (step === undefined || !isPlainKey(event)) return;
    const next = neighbour(rows(), event.target as HTMLElement, step);
    if (next === null) return;
    event.preventDefault();
    if (next.tabIndex < 0) next.tabIndex = -1; // makes an element focusable that is no control
    next.focus();
  });
}

/**
 * The same for items whose rows depend on the layout. Tab leads to the item that was focused last.
 *
 * @param items returns the visible items
 * @returns a function to call when the items have changed
 */
export function roveGrid(container: HTMLElement, items: () => HTMLElement[]) {
  roveByArrows(container, () => rowsOf(items()));
  const setTabStop = (preferred: EventTarget | null) => {
    const all = items();
    const stop = all.find((item) => item === preferred) ?? all[0];
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
  };
  container.addEventListener("focusin", ({ target }) => setTabStop(target));
  return () => setTabStop(items().find((item) => item.tabIndex === 0) ?? null);
}

/** Items at the same height form a row. */
function rowsOf(items: HTMLElement[]) {
  const rows: Map<number, HTMLElement[]> = new Map();
  for (const item of items) {
    const { top } = item.getBoundingClientRect();
    rows.set(top, [...(rows.get(top) ?? []), item]);
  }
  return [...rows.values()];
}

/** The item that a step leads to: from the end of a row to the next row, and null beyond the ends. */
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
