import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { translated } from "../../web/page/language/text.ts";
import { inProject } from "./project.ts";
import { catalogue, speak } from "./texts.ts";

const FOLDER = inProject("tests/unit/exercise_bodies/");
const ENGLISH = /\b(is|are|were|the|of|with|expected|everywhere|what|times|and)\b/;
/** Words of Python's own, which stay as they are. */
const PYTHON = /^\w*Error\b/;

speak("de", catalogue("de"));

test("What the judge says of a wrong body is said in German, too.", () => {
  const quoted = readdirSync(FOLDER)
    .flatMap((file) => readFileSync(new URL(file, FOLDER), "utf8").split("\n"))
    .filter((line) => line.startsWith("> "))
    .map((line) => line.slice(2));
  const sentences = [...new Set(quoted)].filter((sentence) => !PYTHON.test(sentence));
  assert.ok(sentences.length > 200, `${sentences.length} sentences`);
  const untranslated = sentences
    .map((sentence) => translated(sentence))
    .filter((said) => ENGLISH.test(said));
  assert.deepEqual(untranslated, []);
});
