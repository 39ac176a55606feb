import assert from "node:assert/strict";
import { test } from "node:test";
import { Solved } from "../../web/page/labs/code/exercises/solved.ts";
import { forgetfulBrowser } from "./forgetful_browser.ts";

test("What is solved outlasts the page.", async () => {
  const kept = forgetfulBrowser();
  const solved = new Solved(kept);
  assert.equal(solved.has("forward"), false);
  let changes = 0;
  solved.addEventListener("change", () => {
    changes += 1;
  });
  await solved.add("forward");
  await solved.add("forward");
  assert.equal(solved.has("forward"), true);
  assert.equal(changes, 1);
  const later = new Solved(kept);
  await later.begin();
  assert.equal(later.has("forward"), true);
  assert.equal(later.has("backward"), false);
});

test("What another tab has solved is solved here, too.", async () => {
  const kept = forgetfulBrowser();
  const here = new Solved(kept);
  await new Solved(kept).add("softmax");
  const changed = new Promise((resolve) => here.addEventListener("change", resolve));
  const detail = { forgotten: [], saved: ["exercise/softmax"] };
  kept.dispatchEvent(new CustomEvent("elsewhere", { detail }));
  await changed;
  assert.equal(here.has("softmax"), true);
});
