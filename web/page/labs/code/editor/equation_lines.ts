import type { EquationPlace, Requests } from "../../../../shared/protocol.ts";

/** The lines that compute each equation, by its key; the main line first. */
export type EquationTable = Requests["equations.lines"]["answer"];

/** The lines of the package that compute equations, found in files as they are now. */
export class EquationLines {
  #table: EquationTable = {};
  /** The equation that was shown last: it is preferred where a line computes several. */
  #last = "";

  set(table: EquationTable) {
    this.#table = table;
  }

  /** The places where an equation is computed. */
  places(key: string): EquationPlace[] {
    this.#last = key;
    return this.#table[key] ?? [];
  }

  /**
   * The file that computes an equation, and the lines of it, from 1; if they are gone, the functions that
   * they stood in.
   * @param textOf a file as it is now
   */
  find(key: string, textOf: (file: string) => string): { file: string; lines: number[] } | null {
    const [main, ...others] = this.places(key);
    if (main === undefined) return null;
    const { file } = main;
    const here = [main, ...others.filter((place) => place.file === file)];
    const lines = here.map((place) => lineOf(textOf(file), place)).filter((line) => line > 0);
    return { file, lines };
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

/** The number of the line, from 1; if it was changed, of the head of the function it stood in; or 0. */
export function lineOf(text: string, { within, snippet }: EquationPlace) {
  const lines = text.split("\n");
  const exact = lines.findIndex((line) => line.includes(snippet));
  const head = new RegExp(`^\\s*(def ${within}\\b|${within}\\b.*=)`);
  return 1 + (exact >= 0 ? exact : lines.findIndex((line) => head.test(line)));
}
