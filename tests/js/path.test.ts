import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { Path } from "../../web/page/features/path/path.ts";
import type { ShownState } from "../../web/page/labs/truth_table/state.ts";

function pathThroughLabs() {
  const state = signal<ShownState | null>(null);
  const stage = signal<string | null>(null);
  const isPractised = signal(false);
  const isDrawingRead = signal(false);
  const path = new Path({ truthTable: { state, stage }, isPractised, isDrawingRead });
  const show = (changes: object) => {
    state.value = { sizes: [3, 4, 1], learned: false, ...changes } as ShownState;
  };
  return { path, stage, isPractised, isDrawingRead, show };
}

const place = ({ current, next }: Path) => [current.value, next.value];

test("Each step that is done leads to the next one.", () => {
  const { path, stage, isPractised, isDrawingRead, show } = pathThroughLabs();
  assert.deepEqual(place(path), ["learn", null]);
  show({ learned: true });
  assert.deepEqual(place(path), ["learn", "by-hand"]);
  for (const name of ["forward", "loss", "layer-2", "layer-1"]) {
    stage.value = name;
    assert.deepEqual(place(path), ["by-hand", null], name);
  }
  stage.value = "update";
  assert.deepEqual(place(path), ["by-hand", "break"]);
  stage.value = null;
  assert.deepEqual(place(path), ["by-hand", "break"]);
  path.lab.value = "code";
  assert.deepEqual(place(path), ["break", null]);
  isPractised.value = true;
  assert.deepEqual(place(path), ["break", "own-digits"]);
  path.lab.value = "digits";
  assert.deepEqual(place(path), ["own-digits", null]);
  isDrawingRead.value = true;
  assert.deepEqual(place(path), ["own-digits", null]);
});

test("What was done stays done.", () => {
  const { path, isDrawingRead, show } = pathThroughLabs();
  show({ learned: true });
  show({ learned: false });
  isDrawingRead.value = true;
  isDrawingRead.value = false;
  assert.deepEqual([...path.done.value], ["learn", "own-digits"]);
});

test("Someone who begins elsewhere is led to the first step that is left.", () => {
  const { path, isDrawingRead } = pathThroughLabs();
  path.lab.value = "digits";
  isDrawingRead.value = true;
  assert.deepEqual(place(path), ["own-digits", "learn"]);
});

test("A jump to the last stage is no step by hand.", () => {
  const { path, stage, show } = pathThroughLabs();
  show({});
  stage.value = "update";
  assert.equal(path.done.value.has("by-hand"), false);
});
