import assert from "node:assert/strict";
import { test } from "node:test";
import { duration, fixed, listed, percent, significant, whole } from "../../web/page/format.js";
import { languageFor } from "../../web/page/language/choice.js";
import { engineTranslator } from "../../web/page/language/engine_words.js";
import { Speaker } from "../../web/page/language/speaker.js";
import { text, translated } from "../../web/page/language/text.js";
import { asTyped, untyped } from "../../web/page/typed.js";
import { speak, speakEnglish } from "./texts.js";

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
  const german = new Speaker(ENGLISH, {
    locale: "de",
    texts: "a = { $count ->\n    [one] { $count } Epoche\n   *[other] { $count } Epochen\n }\n",
    english: "",
  });
  assert.equal(german.text("a", { count: 1 }), "1 Epoche");
  assert.equal(german.text("a", { count: 3 }), "3 Epochen");
  assert.equal(german.text("b"), "only English");
  assert.throws(() => german.text("c"), /no text “c”/);
  assert.equal(new Speaker(ENGLISH).text("a", { count: 1 }), "1 epoch");
});

const ENGINE = `engine-must = { $label } must be a number from { $low } to { $high }
engine-not = { $allowed }, not { $value }
engine-rate = the learning rate
engine-braces = a { "{" }brace{ "}" }? (really)
`;
/** @param {string} id @param {Record<string, string | number>} [values] */
function shouted(id, values = {}) {
  return `${id}(${Object.entries(values).map(([name, value]) => `${name}: ${value}`)})`;
}

test("What the engine says is found among its sentences, and so is what stands in their blanks.", () => {
  const translate = engineTranslator(ENGINE, shouted, (plain) => `#${plain}`);
  assert.equal(
    translate("the learning rate must be a number from 1 to 2, not abc"),
    "engine-not(allowed: engine-must(label: engine-rate(),low: #1,high: #2),value: abc)",
  );
  assert.equal(translate(" the learning rate "), " engine-rate() ");
  assert.equal(translate("a {brace}? (really)"), "engine-braces()");
  assert.equal(
    translate("NameError: name 'x' is not defined"),
    "NameError: name 'x' is not defined",
  );
});

test("Numbers in what the engine says are written as the language has them.", () => {
  speak("de", "engine-is-missing = es fehlt { $name }\n");
  for (const [english, german] of [
    ["4,294,967,295", "4.294.967.295"],
    ["-0.25", "-0,25"],
    ["1.5e-07", "1,5e-07"],
    ["7", "7"],
    ["3.14.2", "3.14.2"],
    ["1,2", "1,2"],
  ]) {
    assert.equal(translated(`${english} is missing`), `es fehlt ${german}`);
  }
  speakEnglish();
});

test("English is said as the engine says it.", () => {
  speakEnglish();
  assert.equal(translated("the learning rate"), "the learning rate");
  assert.equal(text("language"), "English");
});

test("Numbers are written as the language has them, and read as they are typed in it.", () => {
  const written = () => [
    fixed(-0.5),
    significant(1e-7),
    percent(0.956),
    whole(60_000),
    duration(2.34),
    listed(["a", "b", "c"]),
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
  assert.deepEqual(["0.5", "0,5", "60,000"].map(untyped), ["0.5", "0,5", "60,000"]);
  speak("de", "language = Deutsch\n");
  assert.deepEqual(written(), [
    "−0,500",
    "1,00\u00a0·\u00a010⁻⁷",
    "95,60\u00a0%",
    "60.000",
    "2,3\u00a0s",
    "a, b und c",
  ]);
  assert.equal(asTyped("-0.5"), "-0,5");
  assert.deepEqual(
    ["-0,5", "0.5", "60.000", "1.234.567", "0.125", "1e-3", "1,5,2", "abc", ""].map(untyped),
    ["-0.5", "0.5", "60000", "1234567", "0.125", "1e-3", "1,5,2", "abc", ""],
  );
  speakEnglish();
});
