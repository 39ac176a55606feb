/** Texts about what a network has learned. */

import { at } from "../../../../shared/checked_lookup.ts";
import type { Confusion, Explanation, TestDigit, Units } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import type { TableData } from "../../../ui/data_table.ts";
import {
  capitalize,
  formatFixed,
  formatInteger,
  formatPercent,
  formatSignificant,
} from "../../../ui/format.ts";
import { layerMark, unitSymbol } from "../../truth_table/quantity_names.ts";
import { sentences } from "../digits_texts.ts";
import type { Origin } from "../run.ts";
import {
  hiddenLayers,
  largestIndex,
  PIXELS,
  partName,
  pixelPlace,
  rowOf,
  smallestIndex,
  unitName,
} from "./explanation.ts";

/** A cell of the confusion matrix. */
export type Cell = { truth: number; answer: number };

/** @param isRandom true if the weights are still the random ones of the seed */
export function unitsNote(sizes: number[], isRandom: boolean) {
  const layers = hiddenLayers(sizes);
  if (isRandom) return text("digits-units-random");
  if (layers === 0) return text("digits-units-of-outputs");
  return text(layers === 1 ? "digits-units-ink" : "digits-units-of-first");
}

/** A unit in words, with its contributions to the scores if it is in the only hidden layer. */
export function unitText(
  { sizes, largest, biases }: Units,
  unit: number,
  explanation: Explanation | null,
) {
  const own = {
    unit: unitName(sizes, unit),
    weight: formatSignificant(largest[unit]),
    bias: formatSignificant(biases[unit]),
  };
  if (explanation === null) return capitalize(text("digits-unit-weights", own));
  const layers = hiddenLayers(sizes);
  const name = layers === 0 ? "ŷ" : unitSymbol("x", 1, unit + 1);
  const value = formatFixed(explanation.lit[unit], 2);
  const now = text("digits-unit-active", { ...own, name, value });
  if (layers !== 1) return now;
  const digit = largestIndex(explanation.outputs);
  const adds = {
    digit,
    weight: signed(at(rowOf(explanation.weights, digit), unit)),
    product: signed(at(rowOf(explanation.contributions, digit), unit)),
  };
  return sentences(now, text("digits-unit-adds", adds));
}

/** How the output of a digit comes about, with its numbers. */
export function outputText(
  { sizes, biases, scores, outputs, output_activation }: Explanation,
  digit: number,
) {
  const layers = hiddenLayers(sizes);
  const [bias, z] = [at(biases, digit), at(scores, digit)];
  return text("digits-output-sum", {
    digit,
    product: `W${layerMark(layers + 1)}x${layers > 0 ? layerMark(layers) : ""}`,
    bias: formatFixed(bias, 2),
    sum: `${z < bias ? "−" : "+"} ${formatFixed(Math.abs(z - bias), 2)}`,
    z: formatFixed(z, 2),
    formula: outputFormula(output_activation),
    output: formatFixed(outputs[digit], 2),
  });
}

/** The formula of the output. */
export function outputFormula(activation: string) {
  if (activation === "identity") return "ŷ = z";
  return activation === "sigmoid" ? "ŷ = σ(z)" : `ŷ = ${activation}(z)`;
}

/**
 * The pictures of the weights as a table: of the 784 weights of a unit, those of the pixels that excite and
 * that inhibit it most.
 */
export function unitsTable(units: Units | null, explanation: Explanation | null): TableData {
  const heads = ["unit", "bias", "excites", "holds", "now"].map((head) =>
    text(`digits-table-${head}`),
  );
  if (units === null) return { caption: text("digits-table-units-none"), heads, rows: [] };
  const { sizes, largest, biases } = units;
  const bytes = units.weights;
  const pixel = (unit: number, place: number) => {
    const { row, column } = pixelPlace(place);
    const share = at(bytes, PIXELS * unit + place) / 127;
    return `${row}, ${column}: ${signed(share * at(largest, unit))}`;
  };
  return {
    caption: text("digits-table-units-caption"),
    heads,
    rows: biases.map((bias, unit) => {
      const weights = bytes.subarray(PIXELS * unit, PIXELS * (unit + 1));
      return [
        unitName(sizes, unit),
        signed(bias),
        pixel(unit, largestIndex(weights)),
        pixel(unit, smallestIndex(weights)),
        formatFixed(explanation?.lit[unit], 2),
      ];
    }),
  };
}

/** The units that speak most for a digit and most against it. */
export function scoreText(sizes: number[], digit: number, contributions: ArrayLike<number>) {
  const [most, least] = [largestIndex(contributions), smallestIndex(contributions)];
  const pro = at(contributions, most) > 0 ? partName(sizes, most) : "";
  const contra = at(contributions, least) < 0 ? partName(sizes, least) : "";
  if (pro && contra) return capitalize(text("digits-score-both", { pro, contra, digit }));
  if (pro) return capitalize(text("digits-score-pro", { pro, digit }));
  if (contra) return capitalize(text("digits-score-contra", { contra, digit }));
  return text("digits-score-none", { digit });
}

/** A number with its sign. */
export function signed(value: number) {
  const sign = Number(value.toFixed(2)) > 0 ? "+" : "";
  return sign + formatFixed(value, 2);
}

/** The sentence for step 0, by where the weights come from. */
const AT_FIRST = {
  seed: "digits-confusion-initial",
  file: "digits-confusion-loaded",
  hand: "digits-confusion-changed",
};

/** @param origin of the first weights */
export function confusionText({ step, counts, accuracy }: Confusion, origin: Origin) {
  const total = counts.flat().reduce((sum, count) => sum + count, 0);
  const right = counts.reduce((sum, row, digit) => sum + at(row, digit), 0);
  const { truth, answer, count } = mostConfused(counts);
  const read = text(step === 0 ? AT_FIRST[origin] : "digits-confusion-right", {
    count: step,
    steps: formatInteger(step),
    right: formatInteger(right),
    total: formatInteger(total),
    share: formatPercent(accuracy),
  });
  if (count === 0) return read;
  const confused = { truth, answer, count, times: formatInteger(count) };
  return sentences(read, text("digits-confusion-most", confused));
}

export function mostConfused(counts: number[][]) {
  const wrong = counts.flatMap((row, truth) =>
    row.flatMap((count, answer) => (answer === truth ? [] : [{ truth, answer, count }])),
  );
  return wrong.reduce((most, cell) => (cell.count > most.count ? cell : most));
}

/**
 * The title of a list of test digits.
 * @param cell null: the mistakes
 * @param count in all
 */
export function listTitle(cell: Cell | null, count: number, shown: number) {
  const amount = shown < count ? "some" : count === 0 ? "none" : "all";
  const many = { amount, shown: formatInteger(shown), count: formatInteger(count) };
  if (cell === null) return text("digits-list-mistakes", many);
  const { truth, answer } = cell;
  if (truth === answer) return text("digits-list-right", { truth, ...many });
  return text("digits-list-taken", { truth, answer, ...many });
}

export function testDigitText({ number, truth, answer, answer_output, truth_output }: TestDigit) {
  const begin = text("digits-test-is", { number: formatInteger(number), truth });
  const output = formatFixed(answer_output, 2);
  if (truth === answer) return sentences(begin, text("digits-test-right", { output }));
  const right = formatFixed(truth_output, 2);
  return sentences(begin, text("digits-test-wrong", { answer, output, truth, right }));
}
