/** What a link holds, in words. */

import { capital, whole } from "../format.js";
import { tableOf } from "./shareable.js";
import { plainLabel } from "./words.js";

/** @typedef {import("./share.js").Share} Share */
/** @typedef {import("./shareable.js").Shareable} Shareable */

/**
 * A line for each thing.
 * @param {Share} share @param {Shareable} shareable of its lab @param {string} lab what the lab is called
 */
export function contents({ chosen, locks, task, answer }, { fields, locks: lockable }, lab) {
  const set = Object.entries(chosen).map(([name, value]) =>
    capital(`${plainLabel(fields[name].label)}: ${valueText(name, value, fields)}`),
  );
  const others = set.length > 0 ? "All else is as at first" : "Everything is as at first";
  const lines = [`The lab: ${lab}`, ...set, others];
  if (locks.length > 0) {
    lines.push(`Locked: ${locks.map((name) => plainLabel(lockable[name])).join(", ")}`);
  }
  if (task) lines.push(`A task of ${letters(task)}, for everybody to read`);
  if (answer) lines.push(`An answer of ${letters(answer)}, hidden until it is asked for`);
  return lines;
}

/** @param {string} name @param {string} value @param {Shareable["fields"]} fields */
function valueText(name, value, fields) {
  if (name === "table") {
    const { kind, targets } = tableOf(value);
    return `${fields.table.options?.[kind] ?? kind}; y from top to bottom: ${targets.join(" ")}`;
  }
  return fields[name].options?.[value] ?? (value || "none");
}

/** @param {string} text */
function letters(text) {
  return text.length === 1 ? "1 letter" : `${whole(text.length)} letters`;
}
