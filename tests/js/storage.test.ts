import assert from "node:assert/strict";
import { test } from "node:test";
import { Storage } from "../../web/page/core/storage.ts";
import { eventDetail } from "../../web/page/ui/dom.ts";
import { forgetfulBrowser, noOtherTabs, noStore } from "./forgetful_browser.ts";

function withoutStore() {
  const kept = forgetfulBrowser();
  let told = 0;
  kept.addEventListener("lost", () => {
    told += 1;
  });
  return { kept, told: () => told };
}

test("Where the browser keeps nothing the page does, and says so once.", async () => {
  const { kept, told } = withoutStore();
  assert.equal(kept.isPersistent, true);
  assert.equal(await kept.get("a"), undefined);
  assert.equal(kept.isPersistent, false);
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
    [...(await kept.entries("run/"))],
    [
      ["run/1", "one"],
      ["run/2", "two"],
    ],
  );
  await kept.change({ forget: ["run/"], keep: [["run/3", "three"]] });
  assert.deepEqual([...(await kept.entries("")).values()], ["mine", "three"]);
  assert.deepEqual([...(await kept.keys("run/"))], ["run/3"]);
});

test("A store that never answers is taken for none.", async ({ mock }) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const kept = new Storage(() => new Promise(() => {}), noOtherTabs());
  const changed = kept.change({ keep: [["a", 1]] });
  mock.timers.tick(10_000);
  await changed;
  assert.equal(kept.isPersistent, false);
  const found = kept.get("a");
  mock.timers.tick(10_000);
  assert.equal(await found, 1);
});

test("Other tabs are told what the browser took, and of nothing else; what they tell is passed on.", async () => {
  const others = noOtherTabs();
  const kept = new Storage(async () => true as any, others);
  const heard: unknown[] = [];
  kept.addEventListener("elsewhere", (event) => heard.push(eventDetail(event)));
  await kept.change({ forget: ["run/"], keep: [["run/1", "one"]] });
  const change = { forgotten: ["run/"], kept: ["run/1"] };
  assert.deepEqual(others.heard, [change]);
  assert.deepEqual(heard, []);
  others.dispatchEvent(new CustomEvent("told", { detail: change }));
  assert.deepEqual(heard, [change]);
  const forgetful = new Storage(noStore, others);
  await forgetful.change({ keep: [["a", 1]] });
  assert.equal(others.heard.length, 1);
});
