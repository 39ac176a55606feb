import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseLab, parseSimd, SIMD } from "../../web/page/core/address.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

const LABS = ["truth-table", "digits"];
const ALWAYS = { seed: 6, numRuns: 500 };

/** Hashes as they are mistyped, cut, pasted and made up. */
const hashes = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ maxLength: 300 }),
  fc.constantFrom(...LABS, "Digits", "digits ", "digits/", "code", "__proto__", "constructor", "%"),
  fc.string().map(encodeURIComponent),
  fc.string().map((tail) => `digits?${tail}`),
  fc.string().map((tail) => `%E0%A4%A${tail}`),
  fc.constant("<img src=x onerror=alert(1)>"),
);

/** The visible characters of a text. */
function visible(text: string) {
  let decoded = text;
  try {
    decoded = decodeURIComponent(text);
  } catch {}
  return decoded.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/** A sentence that can stand in the page as it is. */
function checkReason(reason: string) {
  assert.match(reason, /^[A-Z][^\p{C}]+\.$/u);
  assert.ok(reason.length < 250, `${reason.length} letters`);
}

test("Any hash leads to a lab, with a reason just where it is not the lab's own.", () => {
  fc.assert(
    fc.property(hashes, fc.boolean(), (name, marked) => {
      const hash = marked && name ? `#${name}` : name;
      const bare = visible(hash.replace(/^#/, ""));
      const { lab, reason } = parseLab(hash, LABS);
      assert.equal(lab, LABS.includes(bare) ? bare : LABS[0]);
      assert.equal(reason === "", bare === "" || hash === "#labs" || LABS.includes(bare));
      if (reason) checkReason(reason);
      for (const name of reason ? LABS : []) assert.ok(reason.includes(`#${name}`));
    }),
    ALWAYS,
  );
});

test("What was asked for is named, readable and not too long.", () => {
  assert.match(parseLab("#code", LABS).reason, /asks for the lab “code”/);
  assert.match(parseLab("#zw%C3%B6lf%0A%00", LABS).reason, /“zwölf”/);
  assert.match(parseLab("#%E0%A4%A", LABS).reason, /“%E0%A4%A”/);
  assert.match(parseLab(`#${"x".repeat(5000)}`, LABS).reason, /“x{40}…”/);
});

test("A lab is found although its name is escaped, or something invisible was pasted with it.", () => {
  for (const hash of ["#%64igits", "#digits%20", "#digits\u200b"]) {
    assert.deepEqual(parseLab(hash, LABS), { lab: "digits", reason: "" });
  }
});

test("Skipping to the lab stays in the lab.", () => {
  assert.deepEqual(parseLab("#labs", LABS, "digits"), { lab: "digits", reason: "" });
});

for (const [search, simd] of [
  ["", null],
  ["?simd=off", "off"],
  ["?lang=en&simd=simd128", "simd128"],
  ["?simd=relaxed", "relaxed"],
] as const) {
  test(`The address “${search}” asks for ${simd ?? "the best there is"}.`, () => {
    assert.deepEqual(parseSimd(search), { simd, reason: "" });
  });
}

test("Other operations than there are give the best there are, with a reason.", () => {
  fc.assert(
    fc.property(hashes, (name) => {
      const { simd, reason } = parseSimd(`?simd=${encodeURIComponent(name)}`);
      if (SIMD.some((known) => known === name)) return;
      assert.equal(simd, null);
      checkReason(reason);
    }),
    ALWAYS,
  );
  checkReason(parseSimd("?simd=").reason);
  checkReason(parseSimd("?simd=__proto__").reason);
});
