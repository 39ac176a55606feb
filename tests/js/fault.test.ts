import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../../web/shared/fault.ts";

test("A fault is an error with a kind, a message, and the setting that was refused.", () => {
  const fault = new Fault("settings", "ξ must be positive.", "learning_rate");
  assert.ok(fault instanceof Error);
  assert.equal(String(fault), "Fault: ξ must be positive.");
  assert.equal(fault.kind, "settings");
  assert.equal(fault.setting, "learning_rate");
});

test("A fault that is about no setting says so.", () => {
  assert.equal(new Fault("network", "The connection failed.").setting, null);
});

test("A fault that is thrown stays what it is.", () => {
  const fault = new Fault("diverged", "The loss is not a number.");
  assert.equal(Fault.from(fault), fault);
});

for (const [thrown, said] of [
  [new TypeError("f is not a function"), "f is not a function"],
  ["out of luck", "out of luck"],
  [404, "404"],
  [null, "null"],
  [undefined, "undefined"],
] as [unknown, string][]) {
  test(`A thrown ${thrown} is a failure of the engine, in its own words.`, () => {
    const fault = Fault.from(thrown);
    assert.ok(fault instanceof Fault);
    assert.equal(fault.kind, "engine-failed");
    assert.equal(fault.message, `The engine failed: ${said}`);
    assert.equal(fault.setting, null);
  });
}

for (const thrown of [
  new RangeError("Array buffer allocation failed"),
  new Error("WebAssembly.Memory(): Out of memory"),
  "out of memory",
  new Error('Traceback (most recent call last): File "numpy", line 1, in <module> MemoryError'),
  new Error("SystemError: error return without exception set"),
]) {
  test(`A thrown “${thrown}” means that memory has run out, and says what to do.`, () => {
    const { kind, message } = Fault.from(thrown);
    assert.equal(kind, "out-of-memory");
    assert.match(message, /Close other tabs/);
  });
}
