/** What a link may hold, lab by lab: each name with what its values may be, from Python's catalogues. */

import { whole } from "../format.js";

/** @typedef {import("../settings_form.js").Setting} Setting */
/** @typedef {import("../truth_table/table_view.js").Tables} Tables */
/**
 * One name of a link. `read` gives a value's plainest text, or null where the value is none.
 * @typedef {{ label: string, expects: string, read: (text: string) => string | null, options?: Record<string, string> }} Field
 */
/**
 * What a link may hold of one lab: its fields; what can be locked, by its name; and the value of each field
 * that a link does not name, given those that it does.
 * @typedef {{ fields: Record<string, Field>, locks: Record<string, string>, defaults: (chosen: Record<string, string>) => Record<string, string> }} Shareable
 */

/** As Python reads a number; JavaScript would take more. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * @param {Pick<import("../site.js").Site, "settings" | "tables" | "recipes">} site
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
      fields: { exercise: nameField("the exercise"), file: nameField("the file") },
      locks: { code: "the code" },
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

/** @param {string} text as `tableText` writes it */
export function tableOf(text) {
  const [kind, targets] = text.split("-");
  return { kind, targets: [...targets].map(Number) };
}

/** @param {Record<string, Field>} fields @param {Shareable["defaults"]} defaults @returns {Shareable} */
function lockable(fields, defaults) {
  return { fields, locks: mapped(fields, ({ label }) => label), defaults };
}

/** @param {Setting} setting @returns {Field} */
function fieldOf({ label, default: usual, low = 0, high = 0, whole: isWhole, options }) {
  if (options) {
    const read = (/** @type {string} */ text) => (Object.hasOwn(options, text) ? text : null);
    return { label, expects: `one of ${Object.keys(options).join(", ")}`, read, options };
  }
  const kind = isWhole ? "a whole number" : "a number";
  return {
    label,
    expects: `${kind} from ${low} to ${whole(high)}`,
    read: (text) => {
      if (text === "" && usual === null) return "";
      const number = NUMBER.test(text) ? Number(text) : Number.NaN;
      const good = number >= low && number <= high && (!isWhole || Number.isInteger(number));
      return good ? String(number) : null;
    },
  };
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
    label: "the table",
    options: kinds,
    expects: `its inputs and a y of 0 or 1 for each row, such as ${tableText(first)}`,
    read: (text) => {
      const [, kind, targets] = /^(\w+)-([01]+)$/.exec(text) ?? [];
      return Object.hasOwn(kinds, kind) && targets.length === rows(kind) ? text : null;
    },
  };
}

/** @param {string} label @returns {Field} */
function nameField(label) {
  const read = (/** @type {string} */ text) => (/^[\w./-]{0,60}$/.test(text) ? text : null);
  return { label, expects: "a plain name", read };
}

/** @template A, B @param {Record<string, A>} values @param {(value: A) => B} change @returns {Record<string, B>} */
function mapped(values, change) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
