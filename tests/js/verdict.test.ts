import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import { verdict } from "../../web/page/labs/truth_table/table/verdict_view.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const STATE: Partial<ShownState> = {
  learned: false,
  step: 5,
  targets: [0, 1, 1, 0],
  outputs: [0.5, 0.5, 0.5, 0.5],
  unlearnable: undefined,
  inputs: [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  steepest: 0.1,
  not_finite: [],
  sizes: [2, 1],
};

const verdictText = (changes: Partial<ShownState>) =>
  verdict({ ...STATE, ...changes } as ShownState);

const unlearnableText = (kind: string, rows: number[]) =>
  verdictText({ unlearnable: { kind, rows } });

test("Each reason why a table cannot be learned is told with the rows that prove it.", () => {
  assert.match(unlearnableText("zero_input", [0]), /ŷ\(00\) stays ½/);
  assert.match(
    unlearnableText("constant_sign", [3, 0]),
    /ŷ\(11\) should be above ½ and ŷ\(00\) below/,
  );
  const line = unlearnableText("not_linearly_separable", [1, 2, 0, 3]);
  assert.match(line, /one weighted sum s of the inputs. As 01 \+ 10 = 00 \+ 11/);
  assert.match(line, /at least two hidden units with a nonlinear activation\.$/);
  assert.match(
    unlearnableText("relu_pair_without_biases", [1, 2, 0, 3]),
    /biases, more units or another activation/,
  );
  const parity = unlearnableText("parity_with_two_relus", [1, 2, 0, 3]);
  assert.match(parity, /Of the rows 01 and 10 any two have the same sum/);
});

test("A gradient that is not finite is told before anything else, with its name.", () => {
  const words = verdictText({
    not_finite: ["W1.1.2"],
    unlearnable: { kind: "not_linearly_separable", rows: [1, 2, 0, 3] },
  });
  assert.match(words.replaceAll("\u2060", ""), /gradient of W⁽¹⁾₁\u202f₂ is not a finite number/);
  assert.match(words, /whatever ξ is/);
});

test("An output that is not a number is told, and is no plateau.", () => {
  assert.match(
    verdictText({ outputs: [NaN, 0.5, 0.5, 0.5], steepest: NaN }),
    /ŷ is not a finite number/,
  );
});
