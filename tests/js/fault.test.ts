import assert from "node:assert/strict";
import { test } from "node:test";
import { say } from "../../web/page/language/text.ts";
import { errorText, Fault } from "../../web/shared/fault.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

test("A fault is an error with a kind, a text, and the setting that was refused.", () => {
  const fault = new Fault("settings", errorText("setting-range", { low: 0.001 }), "learning_rate");
  assert.ok(fault instanceof Error);
  assert.equal(String(fault), 'Fault: error-setting-range {"low":0.001}');
  assert.equal(fault.kind, "settings");
  assert.equal(fault.setting, "learning_rate");
});

test("A fault that is about no setting says so.", () => {
  assert.equal(new Fault("network", errorText("connection-failed")).setting, null);
});

test("A fault that is thrown stays what it is.", () => {
  const fault = new Fault("diverged", errorText("diverged"));
  assert.equal(Fault.from(fault), fault);
});

test("A fault of another script, which has its own copy of the class, stays what it is.", () => {
  const other = Object.assign(new Error("diverged"), { name: "Fault", kind: "diverged" });
  assert.equal(Fault.from(other), other);
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
    assert.equal(say(fault.text), `The engine failed: ${said}`);
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
    const { kind, text } = Fault.from(thrown);
    assert.equal(kind, "out-of-memory");
    assert.match(say(text), /Close other tabs/);
  });
}
