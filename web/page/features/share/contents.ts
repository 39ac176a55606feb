/** Describes the content of a link in words. */

import { lookUp } from "../../../shared/checked_lookup.ts";
import type { Share } from "../../core/share/share.ts";
import type { Field, Shareable } from "../../core/share/shareable.ts";
import { parseTable, valueAsTyped } from "../../core/share/shareable.ts";
import { text } from "../../language/text.ts";
import { capitalize, formatInteger } from "../../ui/format.ts";

/**
 * One line for each part of a link.
 * @param shareable the shareable part of its lab
 * @param lab the name of the lab
 */
export function describeShare(
  { chosen, locks, task, answer }: Share,
  { fields, locks: lockable }: Shareable,
  lab: string,
) {
  const settings = Object.entries(chosen).map(([name, value]) => {
    const field = lookUp(fields, name);
    return text("share-dialog-setting", {
      label: capitalize(plainLabel(field.label)),
      value: valueText(name, value, field),
    });
  });
  const rest = settings.length > 0 ? "share-dialog-all-else" : "share-dialog-everything";
  const lines = [text("share-dialog-lab", { lab }), ...settings, text(rest)];
  if (locks.length > 0) {
    const names = locks.map((name) => plainLabel(lookUp(lockable, name))).join(", ");
    lines.push(text("share-dialog-locked", { names }));
  }
  if (task) lines.push(text("share-dialog-task", letterCount(task)));
  if (answer) lines.push(text("share-dialog-answer", letterCount(answer)));
  return lines;
}

function valueText(name: string, value: string, field: Field) {
  if (name === "table") {
    const { kind, targets } = parseTable(value);
    return text("share-dialog-table", {
      kind: field.options?.[kind] ?? kind,
      targets: targets.join(" "),
    });
  }
  if (value === "") return text("share-dialog-none");
  return field.options?.[value] ?? valueAsTyped(field, value);
}

/** The length of a text, as a number for the plural form and as text. */
function letterCount(text: string) {
  return { count: text.length, letters: formatInteger(text.length) };
}

/**
 * A setting's label for a list: “the number of hidden units” becomes “hidden units”.
 * @param label in the language of the page
 */
export function plainLabel(label: string) {
  const prefixes = text("share-label-begins").split(", ");
  const prefix = prefixes.find((words) => label.startsWith(`${words} `));
  return prefix === undefined ? label : label.slice(prefix.length + 1);
}
