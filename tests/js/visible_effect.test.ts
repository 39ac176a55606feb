import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleEffect } from "../../web/page/ui/visible_updates.ts";

const PART = {} as Element;
const page = new EventTarget();
let scroll = (_isIntersecting: boolean) => {};

class MadeUpObserver {
  constructor(notify: (entries: object[]) => void) {
    scroll = (isIntersecting) => notify([{ target: PART, isIntersecting }]);
  }
  observe() {}
  disconnect() {}
}

Object.assign(globalThis, {
  IntersectionObserver: MadeUpObserver,
  addEventListener: page.addEventListener.bind(page),
});

/** A part that counts how often it is drawn. */
function countingPart() {
  const part = { drawings: 0, end: () => {} };
  part.end = visibleEffect(PART, () => {
    part.drawings += 1;
  });
  return part;
}

test("A part is drawn when it comes into sight.", () => {
  const part = countingPart();
  assert.equal(part.drawings, 0);
  scroll(true);
  assert.equal(part.drawings, 1);
  scroll(false);
  assert.equal(part.drawings, 1);
  scroll(true);
  assert.equal(part.drawings, 2);
});

test("A part out of sight is drawn before the page is printed, at once.", () => {
  const part = countingPart();
  page.dispatchEvent(new Event("beforeprint"));
  assert.equal(part.drawings, 1);
  page.dispatchEvent(new Event("afterprint"));
  assert.equal(part.drawings, 1);
});

test("A part that was ended is drawn no more.", () => {
  const part = countingPart();
  scroll(true);
  part.end();
  page.dispatchEvent(new Event("beforeprint"));
  scroll(true);
  assert.equal(part.drawings, 1);
});
