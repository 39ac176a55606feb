/** The parameters that a link may have for each lab, with their valid values, from Python's catalogues. */

import { at } from "../../../shared/checked_lookup.ts";
import { text } from "../../language/text.ts";
import { formatTyped, NUMBER } from "../../ui/form/parse_number.ts";
import { optionText, type Setting } from "../../ui/form/settings_form.ts";
import { formatInteger } from "../../ui/format.ts";
import type { Site, Tables } from "../site_data.ts";

/** The kind of a valid value: an invalid one is rejected by the text `share-refused-<kind>`, with these values. */
type Expected = {
  kind: "whole" | "number" | "option" | "table" | "name";
  values?: Record<string, string>;
};

/** A parameter of a link. `read` returns a value in its canonical form, or null if it is invalid. */
export type Field = {
  label: string;
  expects: Expected;
  read: (given: string) => string | null;
  options?: Record<string, string>;
};

/**
 * The part of a lab that a link can hold: `locks` are labels of what can be locked, by name; `defaults` returns
 * the values of the fields that a link omits, which may depend on those that it has.
 */
export type Shareable = {
  fields: Record<string, Field>;
  locks: Record<string, string>;
  defaults: (chosen: Record<string, string>) => Record<string, string>;
};

/** The shareable part of each lab, by its name. */
export function shareable(
  { settings, tables, recipes }: Pick<Site, "settings" | "tables" | "recipes">,
  labs: string[],
): Record<string, Shareable> {
  const ofDigits = { ...settings.digits, ...settings.stopping, ...settings.pace };
  const all: Record<string, Shareable> = {
    "truth-table": lockable(
      { ...mapped(settings.truth_table, fieldOf), table: tableField(tables) },
      () => ({ ...mapped(settings.truth_table, defaultOf), table: formatTable(tables.first) }),
    ),
    digits: lockable(mapped(ofDigits, fieldOf), ({ recipe = "" }) => ({
      ...mapped(ofDigits, defaultOf),
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

/** The kind and targets of a table as one word. */
export function formatTable({ kind, targets }: { kind: string; targets: number[] }) {
  return `${kind}-${targets.join("")}`;
}

/** @param word as `formatTable` writes it */
export function parseTable(word: string) {
  const parts = word.split("-");
  return { kind: at(parts, 0), targets: [...at(parts, 1)].map(Number) };
}

/** A value of a link as a visitor would type it. */
export function valueAsTyped({ expects }: Field, value: string) {
  return expects.kind === "number" ? formatTyped(value) : value;
}

function lockable(fields: Record<string, Field>, defaults: Shareable["defaults"]): Shareable {
  return { fields, locks: mapped(fields, ({ label }) => label), defaults };
}

function fieldOf(setting: Setting, name: string): Field {
  const { default: usual, low = 0, high = 0, whole: isWhole, options } = setting;
  const label = text(`setting-${name}-subject`);
  if (options) {
    const texts = options.map((option) => [option, optionText(name, option)]);
    return {
      label,
      expects: { kind: "option", values: { options: options.join(", ") } },
      read: (given) => (options.includes(given) ? given : null),
      options: Object.fromEntries(texts),
    };
  }
  const range = { low: formatTyped(String(low)), high: formatInteger(high) };
  return {
    label,
    expects: { kind: isWhole ? "whole" : "number", values: range },
    read: (given) => {
      if (given === "" && usual === null) return "";
      const number = NUMBER.test(given) ? Number(given) : Number.NaN;
      const isValid = number >= low && number <= high && (!isWhole || Number.isInteger(number));
      return isValid ? String(number) : null;
    },
  };
}

function defaultOf(setting: Setting) {
  return String(setting.default ?? "");
}

function tableField({ kinds, first }: Tables): Field {
  const rows = (kind: string) => (kind === first.kind ? first.targets.length : 2 ** Number(kind));
  return {
    label: text("share-label-table"),
    options: Object.fromEntries(kinds.map((kind) => [kind, text(`table-kind-${kind}`)])),
    expects: { kind: "table", values: { example: formatTable(first) } },
    read: (given) => {
      const [, kind = "", targets = ""] = /^(\w+)-([01]+)$/.exec(given) ?? [];
      return kinds.includes(kind) && targets.length === rows(kind) ? given : null;
    },
  };
}

function nameField(kind: "exercise" | "file"): Field {
  const read = (given: string) => (/^[\w./-]{0,60}$/.test(given) ? given : null);
  return { label: text(`share-label-${kind}`), expects: { kind: "name" }, read };
}

function mapped<A, B>(values: Record<string, A>, change: (value: A, name: string) => B) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, B] => [name, change(value, name)]),
  );
}
