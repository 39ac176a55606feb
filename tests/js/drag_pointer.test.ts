import assert from "node:assert/strict";
import { test } from "node:test";
import type { Pointer } from "../../web/page/ui/drag_pointer.ts";
import { DragPointer } from "../../web/page/ui/drag_pointer.ts";

const DRAWS = { draws: true, takesBack: false };
const NOTHING = { draws: false, takesBack: false };

/** An event of a finger. */
const touch = (event: Partial<Pointer>): Pointer => ({
  pointerId: 2,
  pointerType: "touch",
  button: 0,
  buttons: 1,
  isPrimary: false,
  timeStamp: 1000,
  ...event,
});
const pen = (event: Partial<Pointer>) =>
  touch({ pointerId: 9, pointerType: "pen", isPrimary: true, ...event });
const mouse = (event: Partial<Pointer>) =>
  touch({ pointerId: 1, pointerType: "mouse", isPrimary: true, ...event });

for (const [name, pointer] of Object.entries({ mouse, pen, touch })) {
  test(`A ${name} draws from its press to its release.`, () => {
    const drag = new DragPointer();
    assert.equal(drag.moves(pointer({ buttons: 0 })), false);
    assert.deepEqual(drag.down(pointer({})), DRAWS);
    assert.equal(drag.moves(pointer({})), true);
    assert.equal(drag.ends(pointer({ buttons: 0 })), true);
    assert.equal(drag.moves(pointer({ buttons: 0 })), false);
    assert.equal(drag.ends(pointer({ buttons: 0 })), false);
    assert.deepEqual(drag.down(pointer({})), DRAWS);
  });
}

for (const button of [1, 2, 5]) {
  test(`Button ${button} draws nothing.`, () => {
    for (const pointer of [mouse, pen]) {
      const drag = new DragPointer();
      assert.deepEqual(drag.down(pointer({ button, buttons: 2 })), NOTHING);
      assert.equal(drag.moves(pointer({ buttons: 2 })), false);
    }
  });
}

test("A mouse whose release was lost, or that holds another button, draws no more.", () => {
  for (const buttons of [0, 2]) {
    const drag = new DragPointer();
    drag.down(mouse({}));
    assert.equal(drag.moves(mouse({ buttons: 3 })), true);
    assert.equal(drag.moves(mouse({ buttons })), false);
    assert.equal(drag.moves(mouse({ buttons: 1 })), false);
    assert.deepEqual(drag.down(mouse({})), DRAWS);
  }
});

test("A second finger takes the first one's stroke back, and none draws until all are lifted.", () => {
  const drag = new DragPointer();
  assert.deepEqual(drag.down(touch({ isPrimary: true })), DRAWS);
  assert.deepEqual(drag.down(touch({ pointerId: 3 })), { draws: false, takesBack: true });
  assert.equal(drag.moves(touch({})), false);
  assert.equal(drag.moves(touch({ pointerId: 3 })), false);
  assert.equal(drag.ends(touch({})), false);
  assert.deepEqual(drag.down(touch({ pointerId: 4 })), NOTHING);
  for (const pointerId of [3, 4]) drag.ends(touch({ pointerId }));
  assert.deepEqual(drag.down(touch({ pointerId: 5 })), DRAWS);
});

test("A finger whose end was lost does not keep later ones from drawing.", () => {
  const drag = new DragPointer();
  drag.down(touch({ isPrimary: true }));
  drag.down(touch({ pointerId: 3 }));
  assert.deepEqual(drag.down(touch({ pointerId: 4, isPrimary: true })), DRAWS);
});

test("A pen takes back the stroke of the hand that came down before it.", () => {
  const drag = new DragPointer();
  drag.down(touch({ timeStamp: 1000 }));
  assert.deepEqual(drag.down(pen({ timeStamp: 9000 })), { draws: true, takesBack: true });
  assert.equal(drag.moves(touch({ timeStamp: 9010 })), false);
  assert.equal(drag.moves(pen({ timeStamp: 9020 })), true);
});

test("A pen takes back a touch just before it, and not one long ago, nor its own stroke.", () => {
  for (const [timeStamp, takesBack] of [
    [1400, true],
    [1600, false],
  ]) {
    const drag = new DragPointer();
    drag.down(touch({ timeStamp: 1000 }));
    drag.ends(touch({ timeStamp: 1050 }));
    assert.equal(drag.down(pen({ timeStamp: Number(timeStamp) })).takesBack, takesBack);
    drag.ends(pen({ timeStamp: Number(timeStamp) + 10 }));
    assert.deepEqual(drag.down(pen({ timeStamp: Number(timeStamp) + 20 })), DRAWS);
  }
});

test("While a pen draws, hovers, or has just been there, a touch draws nothing.", () => {
  const drag = new DragPointer();
  drag.moves(pen({ buttons: 0, timeStamp: 900 })); // hovers
  assert.deepEqual(drag.down(touch({ timeStamp: 1000 })), NOTHING);
  drag.ends(touch({ timeStamp: 1010 }));
  assert.deepEqual(drag.down(pen({ timeStamp: 1020 })), DRAWS);
  assert.deepEqual(drag.down(touch({ timeStamp: 9000 })), NOTHING);
  assert.equal(drag.moves(touch({ timeStamp: 9010 })), false);
  assert.equal(drag.moves(pen({ timeStamp: 9020 })), true);
  drag.ends(touch({ timeStamp: 9030 }));
  drag.ends(pen({ timeStamp: 9040 }));
  assert.deepEqual(drag.down(touch({ timeStamp: 9400 })), NOTHING);
  drag.ends(touch({ timeStamp: 9410 }));
  assert.deepEqual(drag.down(touch({ timeStamp: 9600 })), DRAWS);
});

test("Two pointers never draw at the same time.", () => {
  const kinds = { mouse, pen, touch };
  for (const [first, second] of [
    ["mouse", "touch"],
    ["mouse", "pen"],
    ["touch", "mouse"],
    ["pen", "mouse"],
    ["pen", "touch"],
  ] as const) {
    const drag = new DragPointer();
    const [one, other] = [kinds[first], kinds[second]];
    assert.deepEqual(drag.down(one({})), DRAWS);
    assert.deepEqual(drag.down(other({})), NOTHING, `${second} while a ${first} draws`);
    assert.equal(drag.moves(other({})), false);
    assert.equal(drag.ends(other({})), false);
    assert.equal(drag.moves(one({})), true);
  }
});

test("When the window loses the focus, the stroke ends.", () => {
  const drag = new DragPointer();
  drag.down(mouse({}));
  drag.release();
  assert.equal(drag.moves(mouse({})), false);
  assert.deepEqual(drag.down(mouse({})), DRAWS);
});
