/** What a link holds, in words. */

import { lookUp } from "../../../shared/look_up.ts";
import type { Share } from "../../core/share/share.ts";
import type { Field, Shareable } from "../../core/share/shareable.ts";
import { parseTable, valueAsTyped } from "../../core/share/shareable.ts";
import { text } from "../../language/text.ts";
import { capitalize, formatInteger } from "../../ui/format.ts";
import { plainLabel } from "./plain_label.ts";

/**
 * A line for each thing.
 * @param shareable of its lab
 * @param lab what the lab is called
 */
export function describeShare(
  { chosen, locks, task, answer }: Share,
  { fields, locks: lockable }: Shareable,
  lab: string,
) {
  const set = Object.entries(chosen).map(([name, value]) => {
    const field = lookUp(fields, name);
    return text("share-dialog-setting", {
      label: capitalize(plainLabel(field.label)),
      value: valueText(name, value, field),
    });
  });
  const others = set.length > 0 ? "share-dialog-all-else" : "share-dialog-everything";
  const lines = [text("share-dialog-lab", { lab }), ...set, text(others)];
  if (locks.length > 0) {
    const names = locks.map((name) => plainLabel(lookUp(lockable, name))).join(", ");
    lines.push(text("share-dialog-locked", { names }));
  }
  if (task) lines.push(text("share-dialog-task", letters(task)));
  if (answer) lines.push(text("share-dialog-answer", letters(answer)));
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

/** How many there are, for the plural and to be read. */
function letters(written: string) {
  return { count: written.length, letters: formatInteger(written.length) };
}
