/** Part of a line, and the name of what that stands in. */
type Place = { file: string; within: string; snippet: string };

/** By the key of an equation; the main line first. */
export type EquationTable = Record<string, Place[]>;

/**
 * Which lines of the package compute which equations, as Python tells it (`pynn_app/code_lab/equation_lines.py`),
 * found in files as they are now.
 */
export class EquationLines {
  #table: EquationTable = {};
  /** The equation that was asked for last: where several have a line, it is meant. */
  #last = "";

  take(table: EquationTable) {
    this.#table = table;
  }

  /** Where an equation is computed. */
  places(key: string): Place[] {
    this.#last = key;
    return this.#table[key] ?? [];
  }

  /** The equation that a line computes, or "". */
  keyOf(file: string, line: string) {
    const keys = Object.entries(this.#table)
      .filter(([, places]) =>
        places.some((place) => place.file === file && line.includes(place.snippet)),
      )
      .map(([key]) => key);
    return keys.includes(this.#last) ? this.#last : (keys[0] ?? "");
  }
}

/** The number of the line, from 1; where it has been changed, of the head of what it stood in; or 0. */
export function lineOf(text: string, { within, snippet }: Place) {
  const lines = text.split("\n");
  const exact = lines.findIndex((line) => line.includes(snippet));
  const head = new RegExp(`^\\s*(def ${within}\\b|${within}\\b.*=)`);
  return 1 + (exact >= 0 ? exact : lines.findIndex((line) => head.test(line)));
}
