import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allVerdicts,
  namesOf,
  oneVerdict,
} from "../../web/page/labs/truth_table/parameters/check_view.ts";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";
import { stageResult } from "../../web/page/labs/truth_table/stepper/stages.ts";
import { formatNumber } from "../../web/page/ui/format.ts";
import type { CheckVerdict } from "../../web/shared/protocol.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const plain = (words: string) => words.replaceAll("\u2060", "").replaceAll(/[\u202f\u00a0]/g, " ");

/** @param checks verdict and relative error by key */
function summary(checks: Record<string, [CheckVerdict, number]>, worst: string) {
  const entries = Object.entries(checks);
  const errors = Object.fromEntries(entries.map(([key, [, error]]) => [key, error]));
  const verdicts = Object.fromEntries(entries.map(([key, [verdict]]) => [key, verdict]));
  const { state, words } = allVerdicts({ errors, verdicts, worst }, 2);
  return { state, words: plain(words) };
}

test("Where all agree, the largest error is told.", () => {
  const { state, words } = summary(
    { "W1.1.2": ["agrees", 2e-9], "b2.1": ["agrees", 1e-9] },
    "W1.1.2",
  );
  assert.equal(state, "agrees");
  assert.match(words, /^All 2 agree: the largest relative error is 2 · 10⁻⁹ at W⁽¹⁾₁ ₂\.$/);
});

test("A gradient that is not finite is wrong and named, beside others that agree or differ.", () => {
  const one = summary(
    { "W1.1.1": ["not_finite", Infinity], "W1.1.2": ["agrees", 1e-9], "b2.1": ["agrees", 2e-9] },
    "b2.1",
  );
  assert.equal(one.state, "differs");
  assert.match(one.words, /^1 of 3 is not a finite number, and so wrong: W⁽¹⁾₁ ₁\. 2 of 3 agree: /);
  const more = summary(
    {
      "W1.1.1": ["not_finite", Infinity],
      "W1.1.2": ["not_finite", Infinity],
      "b2.1": ["differs", 0.5],
    },
    "b2.1",
  );
  assert.equal(more.state, "differs");
  assert.match(
    more.words,
    /^2 of 3 are not finite numbers, .*W⁽¹⁾₁ ₁, W⁽¹⁾₁ ₂\. 1 of 3 differs: .* 0\.5 at /,
  );
  const all = summary({ "W1.1.1": ["not_finite", Infinity] }, "W1.1.1");
  assert.match(all.words, /^1 of 1 is not a finite number, and so wrong: W⁽¹⁾₁ ₁\.$/);
});

test("Weights at a kink are counted by themselves, and are not wrong.", () => {
  const { state, words } = summary(
    { "W1.1.1": ["agrees", 1e-9], "b1.1": ["kink", 1e-9], "b1.2": ["kink", 1e-9] },
    "W1.1.1",
  );
  assert.equal(state, "agrees");
  assert.match(words, /^1 of 3 agrees: .* 2 of 3 lie at a kink of ReLU/);
});

test("What cannot be judged is neither right nor wrong.", () => {
  const { state, words } = summary(
    { "W1.1.1": ["agrees", 1e-9], "b1.1": ["unknown", Infinity] },
    "W1.1.1",
  );
  assert.equal(state, "unknown");
  assert.match(words, /1 of 2 cannot be judged: the loss beside it is not a finite number\.$/);
});

test("Each verdict of the selected weight has its sentence, and a kink both its slopes.", () => {
  const numbers = { slope_left: 0, slope_right: -0.75 };
  assert.match(oneVerdict("kink", numbers), /to the left .* is 0\.00, to the right −0\.750\./);
  assert.match(oneVerdict("not_finite", numbers), /not a finite number: it is wrong/);
  assert.match(oneVerdict("unknown", numbers), /^Cannot be judged/);
  assert.match(oneVerdict("agrees", numbers), /agree/);
  assert.match(oneVerdict("differs", numbers), /wrong/);
});

test("Of many names the first are listed.", () => {
  const keys = ["b1.1", "b1.2", "b1.3", "b1.4", "b2.1"];
  assert.match(plain(namesOf(keys, 2)), /^b⁽¹⁾₁, b⁽¹⁾₂, b⁽¹⁾₃ and 2 more$/);
});

test("A number that is not finite is not shown as if there were none.", () => {
  assert.deepEqual(
    [NaN, Infinity, -Infinity, 0.5].map((each) => formatNumber(each)),
    ["NaN", "∞", "−∞", "0.500"],
  );
});

test("A stage does not say that a gradient which is not finite leads downhill.", () => {
  for (const gradient of [NaN, Infinity, -Infinity]) {
    const state: Partial<ShownState> = {
      sizes: [2, 1],
      path: [2, 1],
      selected: "W1.1.2",
      inputs: [[0, 1]],
      row: 0,
      numbers: { "gW1.1.2": gradient },
    };
    assert.match(stageResult("layer-1", state as ShownState), /is not a finite number/);
  }
});
