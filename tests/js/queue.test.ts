import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { Queue } from "../../web/page/core/task_queues.ts";

test("Tasks run one after another, in their order, and each gives its result.", async () => {
  const queue = new Queue();
  const log: string[] = [];
  let endFirst: () => void = () => {};
  const first = queue.add(async () => {
    log.push("first begins");
    await new Promise<void>((resolve) => {
      endFirst = resolve;
    });
    log.push("first ends");
    return 1;
  });
  const second = queue.add(async () => {
    log.push("second begins");
    return 2;
  });
  await turn();
  assert.deepEqual(log, ["first begins"]);
  endFirst();
  assert.deepEqual(await Promise.all([first, second]), [1, 2]);
  assert.deepEqual(log, ["first begins", "first ends", "second begins"]);
});

test("A task that fails rejects for its caller, and the next one runs.", async () => {
  const queue = new Queue();
  const failed = queue.add(() => Promise.reject(new Error("no")));
  const next = queue.add(async () => "done");
  await assert.rejects(failed, /no/);
  assert.equal(await next, "done");
});
