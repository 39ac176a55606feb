/** What a link holds, in words. */

import { tableOf, valueAsTyped } from "../../core/share/shareable.js";
import { text } from "../../language/text.js";
import { capital, whole } from "../../ui/format.js";
import { plainLabel } from "./plain_label.js";

/** @typedef {import("../../core/share/share.js").Share} Share */
/** @typedef {import("../../core/share/shareable.js").Shareable} Shareable */

/**
 * A line for each thing.
 * @param {Share} share @param {Shareable} shareable of its lab @param {string} lab what the lab is called
 */
export function contents({ chosen, locks, task, answer }, { fields, locks: lockable }, lab) {
  const set = Object.entries(chosen).map(([name, value]) =>
    text("workshop-share-setting", {
      label: capital(plainLabel(fields[name].label)),
      value: valueText(name, value, fields),
    }),
  );
  const others = set.length > 0 ? "workshop-share-all-else" : "workshop-share-everything";
  const lines = [text("workshop-share-lab", { lab }), ...set, text(others)];
  if (locks.length > 0) {
    const names = locks.map((name) => plainLabel(lockable[name])).join(", ");
    lines.push(text("workshop-share-locked", { names }));
  }
  if (task) lines.push(text("workshop-share-task", letters(task)));
  if (answer) lines.push(text("workshop-share-answer", letters(answer)));
  return lines;
}

/** @param {string} name @param {string} value @param {Shareable["fields"]} fields */
function valueText(name, value, fields) {
  if (name === "table") {
    const { kind, targets } = tableOf(value);
    return text("workshop-share-table", {
      kind: fields.table.options?.[kind] ?? kind,
      targets: targets.join(" "),
    });
  }
  if (value === "") return text("workshop-share-none");
  return fields[name].options?.[value] ?? valueAsTyped(fields[name], value);
}

/** How many there are, for the plural and to be read. @param {string} written */
function letters(written) {
  return { count: written.length, letters: whole(written.length) };
}
