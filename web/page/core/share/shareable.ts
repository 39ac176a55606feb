/** What a link may hold, lab by lab: each name with what its values may be, from Python's catalogues. */

import { at } from "../../../shared/at.ts";
import { text, translated } from "../../language/text.ts";
import { formatTyped, NUMBER } from "../../ui/form/parse_number.ts";
import type { Setting } from "../../ui/form/settings_form.ts";
import { formatInteger } from "../../ui/format.ts";
import type { Site, Tables } from "../site_data.ts";

/** What a value has to be: the sentence that refuses another one is named for it, and may say these. */
type Expected = {
  kind: "whole" | "number" | "option" | "table" | "name";
  values?: Record<string, string>;
};

/** One name of a link. `read` gives a value's plainest text, or null where the value is none. */
export type Field = {
  label: string;
  expects: Expected;
  read: (given: string) => string | null;
  options?: Record<string, string>;
};

/**
 * What a link may hold of one lab: its fields; what can be locked, by its name; and the value of each field
 * that a link does not name, given those that it does.
 */
export type Shareable = {
  fields: Record<string, Field>;
  locks: Record<string, string>;
  defaults: (chosen: Record<string, string>) => Record<string, string>;
};

/**
 * @param labs those that there are
 * @returns by lab
 */
export function shareable(
  { settings, tables, recipes }: Pick<Site, "settings" | "tables" | "recipes">,
  labs: string[],
): Record<string, Shareable> {
  const ofDigits = { ...settings.digits, ...settings.stopping };
  const all: Record<string, Shareable> = {
    "truth-table": lockable(
      { ...mapped(settings.truth_table, fieldOf), table: tableField(tables) },
      () => ({ ...mapped(settings.truth_table, usual), table: formatTable(tables.first) }),
    ),
    digits: lockable(mapped(ofDigits, fieldOf), ({ recipe = "" }) => ({
      ...mapped(ofDigits, usual),
      ...mapped(recipes[recipe]?.defaults ?? {}, String),
    })),
    code: {
      fields: { exercise: nameField("exercise"), file: nameField("file") },
      locks: { code: text("share-label-code") },
      defaults: () => ({ exercise: "", file: "" }),
    },
  };
  const nothing = { fields: {}, locks: {}, defaults: () => ({}) };
  return Object.fromEntries(labs.map((lab) => [lab, all[lab] ?? nothing]));
}

/** Kind and targets of a table as one word. */
export function formatTable({ kind, targets }: { kind: string; targets: number[] }) {
  return `${kind}-${targets.join("")}`;
}

/** @param word as `tableText` writes it */
export function parseTable(word: string) {
  const parts = word.split("-");
  return { kind: at(parts, 0), targets: [...at(parts, 1)].map(Number) };
}

/** A value of a link as a person would write it. */
export function valueAsTyped({ expects }: Field, value: string) {
  return expects.kind === "number" ? formatTyped(value) : value;
}

function lockable(fields: Record<string, Field>, defaults: Shareable["defaults"]): Shareable {
  return { fields, locks: mapped(fields, ({ label }) => label), defaults };
}

function fieldOf({
  label: english,
  default: usual,
  low = 0,
  high = 0,
  whole: isWhole,
  options,
}: Setting): Field {
  const label = translated(english);
  if (options) {
    const expects = optionOf(Object.keys(options));
    const read = (given: string) => (Object.hasOwn(options, given) ? given : null);
    return { label, expects, read, options: mapped(options, translated) };
  }
  const range = { low: formatTyped(String(low)), high: formatInteger(high) };
  return {
    label,
    expects: { kind: isWhole ? "whole" : "number", values: range },
    read: (given) => {
      if (given === "" && usual === null) return "";
      const number = NUMBER.test(given) ? Number(given) : Number.NaN;
      const good = number >= low && number <= high && (!isWhole || Number.isInteger(number));
      return good ? String(number) : null;
    },
  };
}

function optionOf(names: string[]): Expected {
  return { kind: "option", values: { options: names.join(", ") } };
}

function usual(setting: Setting) {
  return String(setting.default ?? "");
}

function tableField({ kinds, first }: Tables): Field {
  const rows = (kind: string) => (kind === first.kind ? first.targets.length : 2 ** Number(kind));
  return {
    label: text("share-label-table"),
    options: mapped(kinds, translated),
    expects: { kind: "table", values: { example: formatTable(first) } },
    read: (given) => {
      const [, kind = "", targets = ""] = /^(\w+)-([01]+)$/.exec(given) ?? [];
      return Object.hasOwn(kinds, kind) && targets.length === rows(kind) ? given : null;
    },
  };
}

function nameField(what: "exercise" | "file"): Field {
  const read = (given: string) => (/^[\w./-]{0,60}$/.test(given) ? given : null);
  return { label: text(`share-label-${what}`), expects: { kind: "name" }, read };
}

function mapped<A, B>(values: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
