import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { captionOf } from "../../web/page/labs/code/console/console_picture.ts";
import {
  addPrompts,
  canComplete,
  commonPrefix,
  indentAfter,
} from "../../web/page/labs/code/console/console_text.ts";
import { at } from "../../web/shared/checked_lookup.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

test("Typed text stands in the log as at Python's own prompt.", () => {
  assert.equal(addPrompts("for i in x:\n    print(i)"), ">>> for i in x:\n...     print(i)");
});

for (const [text, indent] of [
  ["x = (", ""],
  ["for i in x:", "    "],
  ["for i in x:  # each", "    "],
  ["for i in x:\n    if i:", "        "],
  ["for i in x:\n    print(i)", "    "],
  ["a[1:2]", ""],
] as const) {
  test(`After ${JSON.stringify(text)} a line begins with ${indent.length} spaces.`, () => {
    assert.equal(indentAfter(text), indent);
  });
}

test("A name or a dot can go on; paper, brackets and signs cannot.", () => {
  for (const before of ["a", "a.", "a_1", "größe", "x[0].", "9"])
    assert.ok(canComplete(before), before);
  for (const before of ["", " ", "a ", "(", "x[0]", "a\n", "    "])
    assert.ok(!canComplete(before), before);
});

test("What all names begin with is the longest that they do.", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { minLength: 1 }), (beginning, rest) => {
      const names = rest.map((end) => beginning + end);
      const common = commonPrefix(names);
      assert.ok(common.startsWith(beginning));
      assert.ok(names.every((name) => name.startsWith(common)));
      const first = at(names, 0);
      const longer = first.slice(0, common.length + 1);
      assert.ok(common === first || !names.every((name) => name.startsWith(longer)));
    }),
  );
});

test("A picture's caption says what its colours mean.", () => {
  const ink = {
    kind: "picture" as const,
    shape: [784],
    width: 28,
    height: 28,
    low: 0,
    high: 255,
    missing: 0,
    signed: false,
    pixels: new Uint8Array(),
  };
  assert.equal(captionOf(ink), "784 numbers, from 0 to 255. Black is 0, white 255.");
  const weights = { ...ink, shape: [28, 28], low: -0.1, high: 0.25, missing: 2, signed: true };
  assert.equal(
    captionOf(weights),
    "28 × 28 numbers, from −0.100 to 0.250. 2 of them are no finite numbers, drawn as 0. Blue is positive, orange negative.",
  );
});
