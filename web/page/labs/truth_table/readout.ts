/** The line about the quantity that is highlighted. */

import { text } from "../../language/text.ts";
import { formatInFormula } from "../../ui/format.ts";
import { nameOf, parse, sourceName, subject } from "./quantity_names.ts";
import type { ShownState } from "./state.ts";
import { parameterText } from "./stepper/stages.ts";

/**
 * A sentence about a quantity of a state.
 * @param key "" for the selected parameter
 * @param stage the stage of a step that is shown
 */
export function readout(key: string, state: ShownState, stage: string | null) {
  const last = state.sizes.length - 1;
  const about = subject(key || state.selected, last);
  const { numbers } = state;
  const parsed = parse(about);
  if (parsed === null) return otherText(key, numbers);
  const { kind, layer, to, from } = parsed;
  if (kind === "u") return unitText(layer, to, numbers, last);
  const values = {
    name: nameOf(about, last),
    value: parameterText(about, numbers, stage),
    mean: formatInFormula(numbers[`G${about}`], 3),
    row: formatInFormula(numbers[`g${about}`], 3),
  };
  if (from === null) return text("tt-readout-bias", values);
  const ends = { from: sourceName(layer - 1, from), to: nameOf(`u${layer}.${to}`, last) };
  return text("tt-readout-weight", { ...values, ...ends });
}

function unitText(layer: number, unit: number, numbers: Record<string, number>, last: number) {
  const place = `${layer}.${unit}`;
  const value = formatInFormula(numbers[`x${place}`]);
  if (layer === 0) return text("tt-readout-input", { name: sourceName(layer, unit), value });
  const values = {
    name: nameOf(`u${place}`, last),
    value,
    z: formatInFormula(numbers[`z${place}`]),
    slope: formatInFormula(numbers[`s${place}`]),
    gradient: formatInFormula(numbers[`d${place}`]),
  };
  if (layer < last) return text("tt-readout-hidden", values);
  return text("tt-readout-output", { ...values, y: formatInFormula(numbers["y.1"]) });
}

function otherText(key: string, numbers: Record<string, number>) {
  const value = formatInFormula(numbers[key], 6);
  if (key === "xi") return text("tt-readout-xi", { value });
  if (key === "h") return text("tt-readout-h", { value });
  if (key === "loss") return text("tt-readout-loss", { value });
  if (key === "L") return text("tt-readout-mean-loss", { value });
  const [, row = ""] = /^loss\.(\d+)$/.exec(key) ?? [];
  return row && text("tt-readout-row-loss", { row, value });
}
