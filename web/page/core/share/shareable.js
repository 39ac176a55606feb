/** What a link may hold, lab by lab: each name with what its values may be, from Python's catalogues. */

import { text, translated } from "../../language/text.js";
import { asTyped, NUMBER } from "../../ui/form/parse_number.js";
import { whole } from "../../ui/format.js";

/** @typedef {import("../../ui/form/settings_form.js").Setting} Setting */
/** @typedef {import("../../labs/truth_table/table_view.js").Tables} Tables */
/**
 * What a value has to be: the sentence that refuses another one is named for it, and may say these.
 * @typedef {{ kind: "whole" | "number" | "option" | "table" | "name", values?: Record<string, string> }} Expected
 */
/**
 * One name of a link. `read` gives a value's plainest text, or null where the value is none.
 * @typedef {{ label: string, expects: Expected, read: (given: string) => string | null, options?: Record<string, string> }} Field
 */
/**
 * What a link may hold of one lab: its fields; what can be locked, by its name; and the value of each field
 * that a link does not name, given those that it does.
 * @typedef {{ fields: Record<string, Field>, locks: Record<string, string>, defaults: (chosen: Record<string, string>) => Record<string, string> }} Shareable
 */

/**
 * @param {Pick<import("../site_data.js").Site, "settings" | "tables" | "recipes">} site
 * @param {string[]} labs those that there are
 * @returns {Record<string, Shareable>} by lab
 */
export function shareable({ settings, tables, recipes }, labs) {
  const ofDigits = { ...settings.digits, ...settings.stopping };
  /** @type {Record<string, Shareable>} */
  const all = {
    "truth-table": lockable(
      { ...mapped(settings.truth_table, fieldOf), table: tableField(tables) },
      () => ({ ...mapped(settings.truth_table, usual), table: tableText(tables.first) }),
    ),
    digits: lockable(mapped(ofDigits, fieldOf), ({ recipe }) => ({
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

/** Kind and targets of a table as one word. @param {{ kind: string, targets: number[] }} table */
export function tableText({ kind, targets }) {
  return `${kind}-${targets.join("")}`;
}

/** @param {string} word as `tableText` writes it */
export function tableOf(word) {
  const [kind, targets] = word.split("-");
  return { kind, targets: [...targets].map(Number) };
}

/** A value of a link as a person would write it. @param {Field} field @param {string} value */
export function valueAsTyped({ expects }, value) {
  return expects.kind === "number" ? asTyped(value) : value;
}

/** @param {Record<string, Field>} fields @param {Shareable["defaults"]} defaults @returns {Shareable} */
function lockable(fields, defaults) {
  return { fields, locks: mapped(fields, ({ label }) => label), defaults };
}

/** @param {Setting} setting @returns {Field} */
function fieldOf({ label: english, default: usual, low = 0, high = 0, whole: isWhole, options }) {
  const label = translated(english);
  if (options) {
    const expects = optionOf(Object.keys(options));
    const read = (/** @type {string} */ given) => (Object.hasOwn(options, given) ? given : null);
    return { label, expects, read, options: mapped(options, translated) };
  }
  const range = { low: asTyped(String(low)), high: whole(high) };
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

/** @param {string[]} names @returns {Expected} */
function optionOf(names) {
  return { kind: "option", values: { options: names.join(", ") } };
}

/** @param {Setting} setting */
function usual(setting) {
  return String(setting.default ?? "");
}

/** @param {Tables} tables @returns {Field} */
function tableField({ kinds, first }) {
  const rows = (/** @type {string} */ kind) =>
    kind === first.kind ? first.targets.length : 2 ** Number(kind);
  return {
    label: text("share-label-table"),
    options: mapped(kinds, translated),
    expects: { kind: "table", values: { example: tableText(first) } },
    read: (given) => {
      const [, kind, targets] = /^(\w+)-([01]+)$/.exec(given) ?? [];
      return Object.hasOwn(kinds, kind) && targets.length === rows(kind) ? given : null;
    },
  };
}

/** @param {"exercise" | "file"} what @returns {Field} */
function nameField(what) {
  const read = (/** @type {string} */ given) => (/^[\w./-]{0,60}$/.test(given) ? given : null);
  return { label: text(`share-label-${what}`), expects: { kind: "name" }, read };
}

/** @template A, B @param {Record<string, A>} values @param {(value: A) => B} change @returns {Record<string, B>} */
function mapped(values, change) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
