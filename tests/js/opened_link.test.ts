import assert from "node:assert/strict";
import { test } from "node:test";
import { TypedEventTarget } from "../../web/page/browser/typed_events.ts";
import type { Share } from "../../web/page/core/share/share.ts";
import { parseShare } from "../../web/page/core/share/share.ts";
import { shareable } from "../../web/page/core/share/shareable.ts";
import { OpenedLink } from "../../web/page/features/share/opened_link.ts";
import type { TaskView } from "../../web/page/features/share/task_view.ts";
import { SITE } from "./made_up_site.ts";
import { speakEnglish } from "./texts.ts";

speakEnglish();

/** A link whose labs and view note what is done to them; `open` takes addresses. */
function noted() {
  const done: unknown[][] = [];
  const lab = (name: string) => ({
    chosen: () => ({}),
    setUp: (chosen: Record<string, string>) => done.push([name, chosen]),
    lock: (names: string[]) => done.push([name, names]),
  });
  const labs = { "truth-table": lab("truth-table"), digits: lab("digits") };
  const view = Object.assign(new TypedEventTarget(), {
    show: ({ task }: Share, locked: string[]) => done.push(["view", task, locked]),
  });
  const catalogue = shareable(SITE, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, view as unknown as TaskView);
  const open = (address: string) => {
    done.length = 0;
    const { lab, share } = parseShare(address, catalogue);
    link.open(share, lab);
    return done;
  };
  return { link, open };
}

const LINK = "#digits?recipe=best&lock=seed&task=Read";

test("A link sets up every value of its lab, then locks, and takes away the locks of the one before.", () => {
  const { open } = noted();
  assert.deepEqual(open(LINK), [
    ["truth-table", []],
    ["digits", []],
    [
      "digits",
      {
        recipe: "best",
        epochs: "60",
        learning_rate: "0.25",
        seed: "0",
        stop_accuracy: "",
        slow_start: "on",
      },
    ],
    ["digits", ["seed"]],
    ["view", "Read", ["the seed"]],
  ]);
  const [free, alsoFree, , locked] = open("#truth-table?hidden=2&lock=table");
  assert.deepEqual(
    [free, alsoFree, locked],
    [
      ["truth-table", []],
      ["digits", []],
      ["truth-table", ["table"]],
    ],
  );
});

test("To another lab and back with the same share changes nothing.", () => {
  const { link, open } = noted();
  open(LINK);
  assert.deepEqual(open("#truth-table?for=digits&recipe=best&lock=seed&task=Read"), []);
  assert.equal(link.shown, "truth-table");
  assert.deepEqual(open(LINK), []);
});

test("A task alone belongs to no lab.", () => {
  const { open } = noted();
  open("#digits?task=Read");
  assert.deepEqual(open("#truth-table?task=Read"), []);
});

test("A plain address keeps what a teacher added, and nothing else.", () => {
  const { link, open } = noted();
  open(LINK);
  assert.deepEqual(open("#truth-table"), []);
  assert.equal(link.share.task, "Read");
  open("#digits?seed=3");
  assert.equal(link.share.task, "");
  open("#digits");
  assert.deepEqual(link.share.chosen, {});
});

test("An address without a share sets nothing up.", () => {
  const { open } = noted();
  assert.deepEqual(open("#digits"), []);
  open("#digits?seed=3");
  assert.deepEqual(open("#digits"), [
    ["truth-table", []],
    ["digits", []],
    ["view", "", []],
  ]);
});
