import assert from "node:assert/strict";
import { test } from "node:test";
import { Kept } from "../../web/page/kept.js";

/** Node has no IndexedDB, as a browser that allows none. */
function withoutStore() {
  const kept = new Kept();
  let told = 0;
  kept.addEventListener("lost", () => {
    told += 1;
  });
  return { kept, told: () => told };
}

test("Where the browser keeps nothing the page does, and says so once.", async () => {
  const { kept, told } = withoutStore();
  assert.equal(kept.outlasts, true);
  assert.equal(await kept.get("a"), undefined);
  assert.equal(kept.outlasts, false);
  await kept.change({ keep: [["a", 1]] });
  assert.equal(await kept.get("a"), 1);
  assert.equal(told(), 1);
});

test("Values are found and forgotten by how their keys begin.", async () => {
  const { kept } = withoutStore();
  await kept.change({
    keep: [
      ["run/1", "one"],
      ["run/2", "two"],
      ["mine/1", "mine"],
    ],
  });
  assert.deepEqual(
    [...(await kept.all("run/"))],
    [
      ["run/1", "one"],
      ["run/2", "two"],
    ],
  );
  await kept.change({ forget: ["run/"], keep: [["run/3", "three"]] });
  assert.deepEqual([...(await kept.all("")).values()], ["mine", "three"]);
});
