import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatApproximate,
  formatDuration,
  formatExact,
  formatFixed,
  formatInFormula,
  formatInteger,
  formatMegabytes,
  formatPercent,
  formatSignificant,
  formatTick,
  sentence,
} from "../../web/page/ui/format.ts";

/** Python's NaN, infinity and None, and a missing value, as they arrive in the page. */
const NO_NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  null,
  undefined,
];

test("Where there is no number, people read a dash and readers read nothing.", () => {
  for (const none of NO_NUMBERS) {
    for (const format of [formatFixed, formatSignificant, formatPercent, formatDuration])
      assert.equal(format(none), "–");
    assert.equal(formatExact(none), "");
  }
});

test("A fixed number has just its decimals.", () => {
  assert.equal(formatFixed(0), "0.000");
  assert.equal(formatFixed(1.23456), "1.235");
  assert.equal(formatFixed(12345.6, 1), "12345.6");
  assert.equal(formatFixed(1e-7), "0.000");
});

test("A negative number has a minus sign, not a hyphen.", () => {
  assert.equal(formatFixed(-1.5, 2), "−1.50");
  assert.equal(formatSignificant(-1.5), "−1.50");
  assert.equal(formatSignificant(-1.5e-7), "−1.50\u00a0·\u00a010⁻⁷");
});

test("A negative number that is rounded to zero has no sign.", () => {
  assert.equal(formatFixed(-0.0001), "0.000");
});

test("Three digits of a number are significant, or as many as are asked for.", () => {
  assert.equal(formatSignificant(0), "0.00");
  assert.equal(formatSignificant(0.25), "0.250");
  assert.equal(formatSignificant(0.00012345), "0.000123");
  assert.equal(formatSignificant(123.4), "123");
  assert.equal(formatSignificant(Math.PI, 5), "3.1416");
});

test("Tiny and huge numbers are written with a power of ten.", () => {
  assert.equal(formatSignificant(0.00001234), "1.23\u00a0·\u00a010⁻⁵");
  assert.equal(formatSignificant(5e-324), "4.94\u00a0·\u00a010⁻³²⁴");
  assert.equal(formatSignificant(100_000), "1.00\u00a0·\u00a010⁵");
  assert.equal(formatSignificant(6.02214e23), "6.02\u00a0·\u00a010²³");
});

test("No number is written as programs write it, with an e.", () => {
  for (const number of [999.9, 1234, -1234, 12_345, 99_999]) {
    assert.doesNotMatch(formatSignificant(number), /e/);
  }
});

test("A share of one is shown in per cent.", () => {
  assert.equal(formatPercent(0), "0.00\u00a0%");
  assert.equal(formatPercent(0.98765), "98.77\u00a0%");
  assert.equal(formatPercent(1, 0), "100\u00a0%");
});

test("Counts are grouped by thousands.", () => {
  assert.equal(formatInteger(0), "0");
  assert.equal(formatInteger(60_000), "60,000");
  assert.equal(formatInteger(1_234_567), "1,234,567");
});

test("A count that changes all the time has two digits that mean something.", () => {
  assert.equal(formatApproximate(512_345), "510,000");
  assert.equal(formatApproximate(7), "7");
  assert.equal(formatApproximate(Number.NaN), "–");
});

test("Bytes are shown in megabytes.", () => {
  assert.equal(formatMegabytes(0), "0.0\u00a0MB");
  assert.equal(formatMegabytes(11_594_722), "11.6\u00a0MB");
});

test("Neighbours at an axis differ, and end in no idle zeros.", () => {
  assert.deepEqual([0, 0.05, 0.1, 0.15000000000000002, 0.2].map(formatTick), [
    "0",
    "0.05",
    "0.1",
    "0.15",
    "0.2",
  ]);
  assert.deepEqual([-0.5, 1, 1.5].map(formatTick), ["−0.5", "1", "1.5"]);
});

test("A duration is shown in the unit that suits its length.", () => {
  assert.equal(formatDuration(0), "0.00\u00a0s");
  assert.equal(formatDuration(0.118), "0.12\u00a0s");
  assert.equal(formatDuration(1.26), "1.3\u00a0s");
  assert.equal(formatDuration(10), "10\u00a0s");
  assert.equal(formatDuration(59.6), "60\u00a0s");
  assert.equal(formatDuration(150), "3\u00a0min");
  assert.equal(formatDuration(7200), "120\u00a0min");
});

test("The exact text of a number gives that number back.", () => {
  for (const number of [0, 0.1 + 0.2, -1 / 3, 5e-324, 1.7976931348623157e308]) {
    assert.equal(Number(formatExact(number)), number);
  }
});

test("A number in a formula is whole where it is, and has significant digits where it is not.", () => {
  assert.equal(formatInFormula(0), "0");
  assert.equal(formatInFormula(-0), "0");
  assert.equal(formatInFormula(1), "1");
  assert.equal(formatInFormula(-3), "−3");
  assert.equal(formatInFormula(0.2938), "0.2938");
  assert.equal(formatInFormula(-0.0762695), "−0.07627");
  assert.equal(formatInFormula(1.23456e-7), "1.235·10⁻⁷");
  assert.equal(formatInFormula(0.24879832519123, 12), "0.248798325191");
});

test("What is no number in a formula says so.", () => {
  assert.equal(formatInFormula(Number.POSITIVE_INFINITY), "∞");
  assert.equal(formatInFormula(Number.NEGATIVE_INFINITY), "−∞");
  assert.equal(formatInFormula(Number.NaN), "?");
});

test("A message becomes a sentence.", () => {
  assert.equal(sentence("the seed is empty"), "The seed is empty.");
  assert.equal(sentence("Really?"), "Really?");
});

test("No line is broken between a number and its unit or its power of ten.", () => {
  const written = [
    formatSignificant(1e-9, 1),
    formatPercent(0.5),
    formatMegabytes(1e6),
    formatDuration(0.5),
    formatDuration(5),
    formatDuration(50),
    formatDuration(500),
  ];
  for (const text of written) assert.match(text, /^[^\s]+(\u00a0\S+)+$/);
});
