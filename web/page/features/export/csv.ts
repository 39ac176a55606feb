type Points = { x: number[]; y: number[] };

/**
 * Curves over one x as comma-separated values: a row for each x at which any of them has a point, in full
 * precision; empty where a curve has none.
 *
 * @param curves by the name of their column
 */
export function csv(xName: string, curves: Record<string, Points>) {
  const rows: Map<number, (number | string)[]> = new Map();
  const columns = Object.values(curves);
  for (const [column, { x, y }] of columns.entries()) {
    for (const [index, at] of x.entries()) {
      const row = rows.get(at) ?? columns.map(() => "");
      row[column] = y[index] ?? "";
      rows.set(at, row);
    }
  }
  const sorted = [...rows].sort(([one], [other]) => one - other);
  const lines = sorted.map(([x, values]) => [x, ...values].join());
  return `${[[xName, ...Object.keys(curves)].join(), ...lines].join("\n")}\n`;
}
