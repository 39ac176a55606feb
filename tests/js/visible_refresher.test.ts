import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { VisibleRefresher } from "../../web/page/ui/visible_updates.ts";
import { at } from "../../web/shared/checked_lookup.ts";

let scroll: (inWindow: boolean) => void;
const PART = {} as Element;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  class MadeUpObserver {
    constructor(notify: (entries: object[]) => void) {
      scroll = (isIntersecting) => notify([{ target: PART, isIntersecting }]);
    }
    observe() {}
  }
  Object.assign(globalThis, { IntersectionObserver: MadeUpObserver });
});

let clock = 0;
mock.method(performance, "now", () => clock);
function pass(milliseconds: number) {
  clock += milliseconds;
  mock.timers.tick(milliseconds);
}

/** The requests, and a way to answer them. */
function asker() {
  const answers: (() => void)[] = [];
  const refresh = () => new Promise((resolve) => answers.push(resolve)) as Promise<void>;
  return { answers, refresh };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("What is out of the window is asked for when it comes into it, and once.", () => {
  const { answers, refresh } = asker();
  const part = new VisibleRefresher([PART], refresh);
  part.invalidate();
  part.invalidate();
  assert.equal(answers.length, 0);
  scroll(true);
  assert.equal(answers.length, 1);
  scroll(false);
  scroll(true);
  assert.equal(answers.length, 1);
});

test("One question at a time, and no more often than the pace.", async () => {
  const { answers, refresh } = asker();
  const part = new VisibleRefresher([PART], refresh, 100);
  scroll(true);
  part.invalidate();
  part.invalidate(); // while the first is being answered
  pass(500);
  assert.equal(answers.length, 1);
  at(answers, 0)();
  await settled();
  assert.equal(answers.length, 2);
  at(answers, 1)();
  await settled();
  part.invalidate();
  pass(99);
  assert.equal(answers.length, 2);
  pass(1);
  assert.equal(answers.length, 3);
});

test("Who asks for something else does not wait for the pace.", async () => {
  const { answers, refresh } = asker();
  const part = new VisibleRefresher([PART], refresh, 100);
  scroll(true);
  part.invalidate();
  at(answers, 0)();
  await settled();
  part.invalidate();
  part.refreshNow();
  assert.equal(answers.length, 2);
  at(answers, 1)();
  await settled();
  pass(1000);
  assert.equal(answers.length, 2);
});
