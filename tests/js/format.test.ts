import assert from "node:assert/strict";
import { test } from "node:test";
import {
  about,
  duration,
  exact,
  fixed,
  megabytes,
  numberText,
  percent,
  sentence,
  significant,
  tick,
  whole,
} from "../../web/page/ui/format.ts";

/** What Python's NaN, infinity and None, and a value that is not there yet, become in the page. */
const NO_NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  null,
  undefined,
];

test("Where there is no number, people read a dash and readers read nothing.", () => {
  for (const none of NO_NUMBERS) {
    for (const format of [fixed, significant, percent, duration]) assert.equal(format(none), "–");
    assert.equal(exact(none), "");
  }
});

test("A fixed number has just its decimals.", () => {
  assert.equal(fixed(0), "0.000");
  assert.equal(fixed(1.23456), "1.235");
  assert.equal(fixed(12345.6, 1), "12345.6");
  assert.equal(fixed(1e-7), "0.000");
});

test("A negative number has a minus sign, not a hyphen.", () => {
  assert.equal(fixed(-1.5, 2), "−1.50");
  assert.equal(significant(-1.5), "−1.50");
  assert.equal(significant(-1.5e-7), "−1.50\u00a0·\u00a010⁻⁷");
});

test("A negative number that is rounded to zero has no sign.", () => {
  assert.equal(fixed(-0.0001), "0.000");
});

test("Three digits of a number are significant, or as many as are asked for.", () => {
  assert.equal(significant(0), "0.00");
  assert.equal(significant(0.25), "0.250");
  assert.equal(significant(0.00012345), "0.000123");
  assert.equal(significant(123.4), "123");
  assert.equal(significant(Math.PI, 5), "3.1416");
});

test("Tiny and huge numbers are written with a power of ten.", () => {
  assert.equal(significant(0.00001234), "1.23\u00a0·\u00a010⁻⁵");
  assert.equal(significant(5e-324), "4.94\u00a0·\u00a010⁻³²⁴");
  assert.equal(significant(100_000), "1.00\u00a0·\u00a010⁵");
  assert.equal(significant(6.02214e23), "6.02\u00a0·\u00a010²³");
});

test("No number is written as programs write it, with an e.", () => {
  for (const number of [999.9, 1234, -1234, 12_345, 99_999]) {
    assert.doesNotMatch(significant(number), /e/);
  }
});

test("A share of one is shown in per cent.", () => {
  assert.equal(percent(0), "0.00\u00a0%");
  assert.equal(percent(0.98765), "98.77\u00a0%");
  assert.equal(percent(1, 0), "100\u00a0%");
});

test("Counts are grouped by thousands.", () => {
  assert.equal(whole(0), "0");
  assert.equal(whole(60_000), "60,000");
  assert.equal(whole(1_234_567), "1,234,567");
});

test("A count that changes all the time has two digits that mean something.", () => {
  assert.equal(about(512_345), "510,000");
  assert.equal(about(7), "7");
  assert.equal(about(Number.NaN), "–");
});

test("Bytes are shown in megabytes.", () => {
  assert.equal(megabytes(0), "0.0\u00a0MB");
  assert.equal(megabytes(11_594_722), "11.6\u00a0MB");
});

test("Neighbours at an axis differ, and end in no idle zeros.", () => {
  assert.deepEqual([0, 0.05, 0.1, 0.15000000000000002, 0.2].map(tick), [
    "0",
    "0.05",
    "0.1",
    "0.15",
    "0.2",
  ]);
  assert.deepEqual([-0.5, 1, 1.5].map(tick), ["−0.5", "1", "1.5"]);
});

test("A duration is shown in the unit that suits its length.", () => {
  assert.equal(duration(0), "0.00\u00a0s");
  assert.equal(duration(0.118), "0.12\u00a0s");
  assert.equal(duration(1.26), "1.3\u00a0s");
  assert.equal(duration(10), "10\u00a0s");
  assert.equal(duration(59.6), "60\u00a0s");
  assert.equal(duration(150), "3\u00a0min");
  assert.equal(duration(7200), "120\u00a0min");
});

test("The exact text of a number gives that number back.", () => {
  for (const number of [0, 0.1 + 0.2, -1 / 3, 5e-324, 1.7976931348623157e308]) {
    assert.equal(Number(exact(number)), number);
  }
});

test("A number in a formula is whole where it is, and has significant digits where it is not.", () => {
  assert.equal(numberText(0), "0");
  assert.equal(numberText(-0), "0");
  assert.equal(numberText(1), "1");
  assert.equal(numberText(-3), "−3");
  assert.equal(numberText(0.2938), "0.2938");
  assert.equal(numberText(-0.0762695), "−0.07627");
  assert.equal(numberText(1.23456e-7), "1.235·10⁻⁷");
  assert.equal(numberText(0.24879832519123, 12), "0.248798325191");
});

test("What is no number in a formula says so.", () => {
  assert.equal(numberText(Number.POSITIVE_INFINITY), "∞");
  assert.equal(numberText(Number.NEGATIVE_INFINITY), "−∞");
  assert.equal(numberText(Number.NaN), "?");
});

test("A message becomes a sentence.", () => {
  assert.equal(sentence("the seed is empty"), "The seed is empty.");
  assert.equal(sentence("Really?"), "Really?");
});

test("No line is broken between a number and its unit or its power of ten.", () => {
  const written = [
    significant(1e-9, 1),
    percent(0.5),
    megabytes(1e6),
    duration(0.5),
    duration(5),
    duration(50),
    duration(500),
  ];
  for (const text of written) assert.match(text, /^[^\s]+(\u00a0\S+)+$/);
});
