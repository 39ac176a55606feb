import assert from "node:assert/strict";
import { test } from "node:test";
import { languageFor } from "../../web/page/language/language_choice.ts";
import { text } from "../../web/page/language/text.ts";
import { Translator } from "../../web/page/language/translator.ts";
import { formatTyped, NUMBER, parseNumber } from "../../web/page/ui/form/parse_number.ts";
import {
  formatDuration,
  formatEditable,
  formatFixed,
  formatInFormula,
  formatInteger,
  formatList,
  formatPercent,
  formatSignificant,
} from "../../web/page/ui/format.ts";
import type { TextValues } from "../../web/shared/protocol.ts";
import { catalogue, speak, speakEnglish } from "./texts.ts";

test("The language is the one chosen by hand, else the first that the browser asks for, else English.", () => {
  assert.equal(languageFor(["de"], "en", ["de-AT"]), "en");
  assert.equal(languageFor(["de"], "fr", ["de-AT"]), "de");
  assert.equal(languageFor(["de"], null, ["fr", "DE-ch", "en"]), "de");
  assert.equal(languageFor(["de"], null, ["fr", "en-US", "de"]), "en");
  assert.equal(languageFor(["de"], null, ["C"]), "en");
  assert.equal(languageFor(["de"], null, []), "en");
});

const ENGLISH =
  "a = { $count ->\n    [one] { $count } epoch\n   *[other] { $count } epochs\n }\nb = only English\n";

test("Each language has its own plurals; what a language lacks is said in English.", () => {
  const german = new Translator(ENGLISH, {
    locale: "de",
    texts: "a = { $count ->\n    [one] { $count } Epoche\n   *[other] { $count } Epochen\n }\n",
  });
  assert.equal(german.text("a", { count: 1 }), "1 Epoche");
  assert.equal(german.text("a", { count: 3 }), "3 Epochen");
  assert.equal(german.text("b"), "only English");
  assert.throws(() => german.text("c"), /no text “c”/);
  assert.equal(new Translator(ENGLISH).text("a", { count: 1 }), "1 epoch");
});

test("In German every setting is rejected in the words that were typed.", () => {
  speak("de", catalogue("de"));
  const rejected = (code: string, setting: string, values: TextValues) => {
    const name = { id: `setting-${setting}-subject`, values: {} };
    return text(`error-setting-${code}`, { ...values, setting: name });
  };
  for (const given of ["on", "off (all 0)", "sigmoid", "all rows", "the seed", "1,2,3", "0,5x"]) {
    assert.equal(
      rejected("number", "learning_rate", { low: 0.001, high: 100, given }),
      `die Lernrate ξ muss eine Zahl von 0,001 bis 100 sein, nicht ${given}`,
    );
    assert.equal(
      rejected("whole-number", "seed", { low: 0, high: 4_294_967_295, given }),
      `der Seed muss eine ganze Zahl von 0 bis 4.294.967.295 sein, nicht ${given}`,
    );
    assert.equal(
      rejected("option", "biases", { options: "on, off", given }),
      `die Verwendung von Biases muss eine der Optionen on, off sein; nicht ${given}`,
    );
  }
  speakEnglish();
});

test("Numbers of a message are written as the language has them; what was typed is repeated.", () => {
  speak("de", "of-test = { $number } von { $given }\n");
  assert.equal(text("of-test", { number: 1, given: "-0.5" }), "1 von -0,5"); // typed with a comma
  for (const [number, german] of [
    [4_294_967_295, "4.294.967.295"],
    [-0.25, "−0,25"],
    [1.5e-7, "1,5·10⁻⁷"],
    [7, "7"],
  ] as const) {
    for (const given of ["4,294,967,295", "3.14.2", "1,2"])
      assert.equal(text("of-test", { number, given }), `${german} von ${given}`);
  }
  speakEnglish();
});

test("Numbers are written as the language has them, and read as they are typed in it.", () => {
  const written = () => [
    formatFixed(-0.5),
    formatSignificant(1e-7),
    formatPercent(0.956),
    formatInteger(60_000),
    formatDuration(2.34),
    formatList(["a", "b", "c"]),
  ];
  speakEnglish();
  assert.deepEqual(written(), [
    "−0.500",
    "1.00\u00a0·\u00a010⁻⁷",
    "95.60\u00a0%",
    "60,000",
    "2.3\u00a0s",
    "a, b and c",
  ]);
  assert.deepEqual(["0.5", "0,5", "60,000"].map(parseNumber), ["0.5", "0,5", "60000"]);
  speak("de", "language = Deutsch\n");
  assert.deepEqual(written(), [
    "−0,500",
    "1,00\u00a0·\u00a010⁻⁷",
    "95,60\u00a0%",
    "60.000",
    "2,3\u00a0s",
    "a, b und c",
  ]);
  assert.equal(formatTyped("-0.5"), "-0,5");
  assert.deepEqual(
    ["-0,5", "0.5", "60.000", "1.234,5", "0.125", "1e-3", "1,5,2", "0,5x", "abc", ""].map(
      parseNumber,
    ),
    ["-0.5", "0.5", "60000", "1234.5", "0.125", "1e-3", "1,5,2", "0,5x", "abc", ""],
  );
  speakEnglish();
});

const SHOWN = [
  0,
  -1.163,
  0.25,
  -0.00001234,
  2.354e17,
  -6.02e23,
  1e-7,
  12345,
  60_000,
  -99.99,
  1 / 3,
  5e-324,
  1e5,
];

test("Whatever number the page shows can be typed or pasted back, in its language.", () => {
  const ways = [
    (value: number) => formatSignificant(value, 4),
    (value: number) => formatInFormula(value),
    (value: number) => ` ${formatInFormula(value)}\u00a0`,
    (value: number) => formatEditable(value),
    (value: number) => formatFixed(value, 4),
    formatInteger,
  ];
  for (const language of [speakEnglish, () => speak("de", "language = Deutsch\n")]) {
    language();
    for (const value of SHOWN) {
      for (const [nth, write] of ways.entries()) {
        const back = parseNumber(write(value));
        const rounded =
          Math.abs(Number(back) - value) <=
          (nth < 4 ? 5e-4 * Math.abs(value) : 1e-3 + Math.abs(value % 1));
        assert.ok(NUMBER.test(back) && rounded, `${write(value)} → ${back}`);
      }
    }
  }
  speakEnglish();
});

test("Powers of ten are read however they are written.", () => {
  speakEnglish();
  for (const text of ["2.5·10⁻³", "2.5 × 10^-3", "2.5*10^-3", "2.5 x 10⁻³", "2.5e-3", "+2.5E-03"]) {
    assert.equal(Number(parseNumber(text)), 0.0025, text);
  }
  assert.deepEqual(["10⁵", "−10⁻²"].map(parseNumber).map(Number), [1e5, -0.01]);
});

test("What is no number stays as it was typed, for Python to refuse.", () => {
  for (const text of [
    "1_0",
    "∞",
    "nan",
    "infinity",
    "0x10",
    "１０",
    "²",
    "10⁻",
    "--1",
    "−",
    "1,5",
    "–",
    " abc ",
    "1e",
    "60,00",
  ]) {
    assert.equal(parseNumber(text), text);
  }
});
