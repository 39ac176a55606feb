import { FluentResource } from "@fluent/bundle";
import { at } from "../../shared/at.ts";

/** `verbatim`: the blanks that hold a person's own words. */
type Template = {
  id: string;
  pattern: RegExp;
  names: string[];
  verbatim: Set<string>;
  literal: number;
};

/** A sentence in the page's language, and how many signs of it are nobody's words. */
type Reading = { said: string; left: number };

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
 * @param english the engine's part of the English catalogue
 * @param say in the language of the page
 * @param write a number, as Python writes it, in that language
 */
export function engineTranslator(
  english: string,
  say: (id: string, values?: Record<string, string | number>) => string,
  write: (plain: string) => string,
): (english: string) => string {
  const templates = templatesOf(english);

  const repeat = (given: string): Reading => ({
    said: PLAIN_NUMBER.test(given) ? write(given) : given,
    left: REPEATED * given.length,
  });

  const read = (words: string): Reading => {
    const { lead, core, end } = trimmed(words);
    if (NUMBER.test(core)) return { said: lead + write(core) + end, left: core.length };
    let best = { said: words, left: core.length };
    for (const { id, pattern, names, verbatim } of templates) {
      const found = core.match(pattern);
      if (!found) continue;
      const blanks = names.map((name, nth) => {
        const given = at(found, nth + 1);
        return { name, ...(verbatim.has(name) ? repeat(given) : read(given)) };
      });
      const left = blanks.reduce((sum, blank) => sum + blank.left, 0);
      if (left >= best.left) continue;
      const values = blanks.map(({ name, said }) => [name, said]);
      best = { said: lead + say(id, Object.fromEntries(values)) + end, left };
    }
    return best;
  };
  return (words) => read(words).said;
}

/** A place in an array, such as the [0, 2] of “The sum of each row[0, 2]”, is nobody's words. */
const PLACE = /(?<=\S)\[\d+(, \d+)*\]$/;

function trimmed(words: string) {
  const core = words.trim().replace(PLACE, "");
  const begin = words.indexOf(core);
  return { lead: words.slice(0, begin), core, end: words.slice(begin + core.length) };
}

/** Those with least text of their own first: where two explain all, it is they that join the other. */
function templatesOf(english: string) {
  const templates: Template[] = [];
  for (const { id, value } of new FluentResource(english).body) {
    if (value !== null) templates.push(templateOf(id, typeof value === "string" ? [value] : value));
  }
  return templates.sort((one, other) => one.literal - other.literal);
}

function templateOf(id: string, parts: readonly unknown[]): Template {
  const names: string[] = [];
  let source = "";
  let literal = 0;
  for (const part of parts) {
    const words = wordsIn(part);
    if (words === null) {
      names.push((part as { name: string }).name);
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
      verbatim.add((part as { name: string }).name);
    }
  }
  return { id, pattern: new RegExp(`^${source}$`), names, verbatim, literal };
}

/** The text of a part; null for a blank. */
function wordsIn(part: unknown): string | null {
  if (typeof part === "string") return part;
  const { type, value } = part as { type: string; value: string };
  return type === "str" ? value : null;
}
