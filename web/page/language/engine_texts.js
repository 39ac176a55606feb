import { FluentResource } from "@fluent/bundle";

/** @typedef {import("./translator.js").Values} Values */
/** `verbatim`: the blanks that hold a person's own words. @typedef {{ id: string, pattern: RegExp, names: string[], verbatim: Set<string>, literal: number }} Template */
/** A sentence in the page's language, and how many signs of it are nobody's words. @typedef {{ said: string, left: number }} Reading */

/** The name in `web/build/engine_texts.py` of a blank that repeats a person's words or a file's. */
const GIVEN = /^given\d*$/;
const QUOTES = ["“”", "‘’", "''", '""', "``"];
/** What a sign of a person's words counts: so little that nobody's sentence is sought in them. */
const REPEATED = 0.01;
/** A number as it was typed before it was handed to Python. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const NUMBER = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[+-]?\d+)?$/;

/**
 * Translates what Python and the worker say. They speak English, and their sentences come as they
 * were built: so each is compared with the catalogue's English, what stands in its blanks is
 * translated likewise, and the same message is said in the page's language. Numbers are written as
 * that has them. What is no sentence of the catalogue, a name or Python's own words, stays as it is.
 *
 * @param {string} english the engine's part of the English catalogue
 * @param {(id: string, values?: Values) => string} say in the language of the page
 * @param {(plain: string) => string} write a number, as Python writes it, in that language
 * @returns {(english: string) => string}
 */
export function engineTranslator(english, say, write) {
  const templates = templatesOf(english);

  /** @param {string} given @returns {Reading} */
  const repeat = (given) => ({
    said: PLAIN_NUMBER.test(given) ? write(given) : given,
    left: REPEATED * given.length,
  });

  /** @param {string} words @returns {Reading} */
  const read = (words) => {
    const { lead, core, end } = trimmed(words);
    if (NUMBER.test(core)) return { said: lead + write(core) + end, left: core.length };
    let best = { said: words, left: core.length };
    for (const { id, pattern, names, verbatim } of templates) {
      const found = core.match(pattern);
      if (!found) continue;
      const blanks = names.map((name, nth) =>
        verbatim.has(name) ? repeat(found[nth + 1]) : read(found[nth + 1]),
      );
      const left = blanks.reduce((sum, blank) => sum + blank.left, 0);
      if (left >= best.left) continue;
      const values = names.map((name, nth) => [name, blanks[nth].said]);
      best = { said: lead + say(id, Object.fromEntries(values)) + end, left };
    }
    return best;
  };
  return (words) => read(words).said;
}

/** A place in an array, such as the [0, 2] of “The sum of each row[0, 2]”, is nobody's words. */
const PLACE = /(?<=\S)\[\d+(, \d+)*\]$/;

/** @param {string} words */
function trimmed(words) {
  const core = words.trim().replace(PLACE, "");
  const begin = words.indexOf(core);
  return { lead: words.slice(0, begin), core, end: words.slice(begin + core.length) };
}

/** Those with least text of their own first: where two explain all, it is they that join the other. @param {string} english */
function templatesOf(english) {
  /** @type {Template[]} */
  const templates = [];
  for (const { id, value } of new FluentResource(english).body) {
    if (value !== null) templates.push(templateOf(id, typeof value === "string" ? [value] : value));
  }
  return templates.sort((one, other) => one.literal - other.literal);
}

/** @param {string} id @param {readonly unknown[]} parts @returns {Template} */
function templateOf(id, parts) {
  /** @type {string[]} */
  const names = [];
  let source = "";
  let literal = 0;
  for (const part of parts) {
    const words = wordsIn(part);
    if (words === null) {
      names.push(/** @type {{ name: string }} */ (part).name);
      source += "([^]+?)";
    } else {
      literal += words.length;
      source += words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    }
  }
  const verbatim = new Set(names.filter((name) => GIVEN.test(name)));
  for (const [at, part] of parts.entries()) {
    const around = [wordsIn(parts[at - 1] ?? "")?.at(-1), wordsIn(parts[at + 1] ?? "")?.at(0)];
    if (wordsIn(part) === null && QUOTES.includes(around.join(""))) {
      verbatim.add(/** @type {{ name: string }} */ (part).name);
    }
  }
  return { id, pattern: new RegExp(`^${source}$`), names, verbatim, literal };
}

/** The text of a part; null for a blank. @param {unknown} part @returns {string | null} */
function wordsIn(part) {
  if (typeof part === "string") return part;
  const { type, value } = /** @type {{ type: string, value: string }} */ (part);
  return type === "str" ? value : null;
}
