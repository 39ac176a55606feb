import assert from "node:assert/strict";
import { test } from "node:test";
import { SolvedExercises } from "../../web/page/labs/code/exercises/solved_exercises.ts";
import { forbiddenStorage } from "./forbidden_storage.ts";

test("What is solved outlasts the page.", async () => {
  const storage = forbiddenStorage();
  const solved = new SolvedExercises(storage);
  assert.equal(solved.has("forward"), false);
  let changes = 0;
  solved.addEventListener("change", () => {
    changes += 1;
  });
  await solved.add("forward");
  await solved.add("forward");
  assert.equal(solved.has("forward"), true);
  assert.equal(changes, 1);
  const later = new SolvedExercises(storage);
  await later.begin();
  assert.equal(later.has("forward"), true);
  assert.equal(later.has("backward"), false);
});

test("What another tab has solved is solved here, too.", async () => {
  const storage = forbiddenStorage();
  const here = new SolvedExercises(storage);
  await new SolvedExercises(storage).add("softmax");
  const changed = new Promise((resolve) => here.addEventListener("change", resolve));
  const detail = { forgotten: [], saved: ["exercise/softmax"] };
  storage.dispatchEvent(new CustomEvent("elsewhere", { detail }));
  await changed;
  assert.equal(here.has("softmax"), true);
});
