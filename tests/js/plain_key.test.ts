import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { isPlainKey } from "../../web/page/ui/keyboard/plain_key.ts";
import { inProject } from "./project.ts";

/** A press of a key in a browser. */
function pressed({
  altGraph = false,
  ...how
}: Partial<KeyboardEvent> & { altGraph?: boolean }): KeyboardEvent {
  const getModifierState = (name: string) => name === "AltGraph" && altGraph;
  const usual = { key: "ArrowLeft", keyCode: 37, getModifierState };
  return { ...usual, ...how } as KeyboardEvent;
}

test("A key alone is the page’s.", () => {
  assert.equal(isPlainKey(pressed({})), true);
});

for (const modifier of ["altKey", "ctrlKey", "metaKey", "shiftKey", "altGraph", "isComposing"]) {
  test(`With ${modifier} it is the browser’s.`, () => {
    assert.equal(isPlainKey(pressed({ [modifier]: true })), false);
  });
}

test("The key that ends a composition in Safari is the input method’s.", () => {
  assert.equal(isPlainKey(pressed({ key: "Enter", keyCode: 229 })), false);
});

test("Shift is the page’s where it has a meaning, the other modifiers are not.", () => {
  assert.equal(isPlainKey(pressed({ shiftKey: true }), { withShift: true }), true);
  assert.equal(isPlainKey(pressed({ shiftKey: true, altKey: true }), { withShift: true }), false);
});

const HANDLER = /"key(down|press)"|onkey(down|press)/;

test("Everything in the page that listens for keys leaves those with modifiers to the browser.", () => {
  const folder = inProject("web/page/");
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const listening = scripts.filter(
    (path) => path.endsWith(".ts") && HANDLER.test(readFileSync(new URL(path, folder), "utf8")),
  );
  assert.ok(listening.length >= 11, String(listening));
  for (const path of listening) {
    const source = readFileSync(new URL(path, folder), "utf8");
    const handlers = source.match(new RegExp(HANDLER, "g")) ?? [];
    const requests = source.match(/isPlainKey\(/g) ?? [];
    assert.ok(requests.length >= handlers.length, `${path} does not ask isPlainKey`);
  }
});
