import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { at } from "../../web/shared/checked_lookup.ts";
import { nextTask, Runner } from "../../web/worker/runner.ts";

type Progress = { step?: number; finished?: boolean; waiting?: boolean };

/** The runner's channel stays open, which would keep this process alive. */
const channels: MessageChannel[] = [];
globalThis.MessageChannel = class extends MessageChannel {
  constructor() {
    super();
    channels.push(this);
  }
};
after(() => {
  for (const { port1 } of channels) port1.close();
});

/** A runner that does one slice for each `continueOnce`, and its reports. */
function runner(slice: () => Progress) {
  const reports: [Progress, number][] = [];
  const failures: [unknown, number][] = [];
  const pauses: { waiting: boolean; end: () => void }[] = [];
  const running = new Runner({
    slice,
    report: (progress, run) => reports.push([progress, run]),
    fail: (thrown, run) => failures.push([thrown, run]),
    betweenSlices: (waiting) =>
      new Promise<void>((end) => pauses.push({ waiting, end: () => end() })),
  });
  const continueOnce = async () => {
    for (const { end } of pauses.splice(0)) end();
    await turn();
  };
  return { running, reports, failures, pauses, continueOnce };
}

/** Slices that count, the last of which is finished. */
function counting(last = Number.POSITIVE_INFINITY) {
  let step = 0;
  return () => {
    step += 1;
    return { step, finished: step === last };
  };
}

test("A runner takes slices until one is finished, and reports each with the run's number.", async () => {
  const { running, reports, failures, continueOnce } = runner(counting(3));
  running.start(8);
  for (let count = 0; count < 5; count += 1) await continueOnce();
  assert.deepEqual(reports, [
    [{ step: 1, finished: false }, 8],
    [{ step: 2, finished: false }, 8],
    [{ step: 3, finished: true }, 8],
  ]);
  assert.deepEqual(failures, []);
});

test("Nothing runs before it is started.", async () => {
  const { reports, continueOnce } = runner(counting());
  await continueOnce();
  assert.deepEqual(reports, []);
});

test("A runner that is stopped takes no further slice.", async () => {
  const { running, reports, continueOnce } = runner(counting());
  running.start(1);
  running.stop();
  await continueOnce();
  await continueOnce();
  assert.equal(reports.length, 1);
});

test("A runner that is stopped for good can be started again.", async () => {
  const { running, reports, continueOnce } = runner(counting());
  running.start(1);
  running.stop();
  await continueOnce();
  running.start(2);
  await continueOnce();
  assert.deepEqual(
    reports.map(([{ step }, run]) => [step, run]),
    [
      [1, 1],
      [2, 2],
      [3, 2],
    ],
  );
});

test("A start right after a stop goes on in one loop, under the new number.", async () => {
  const { running, reports, pauses, continueOnce } = runner(counting());
  running.start(1);
  running.stop();
  running.start(2);
  running.start(3);
  for (let count = 0; count < 2; count += 1) {
    assert.equal(pauses.length, 1);
    await continueOnce();
  }
  assert.deepEqual(
    reports.map(([{ step }, run]) => [step, run]),
    [
      [1, 1],
      [2, 3],
      [3, 3],
    ],
  );
});

test("A finished run can be followed by another at once, in one loop.", async () => {
  const { running, reports, pauses, continueOnce } = runner(() => ({ finished: true }));
  running.start(1);
  running.start(2);
  await continueOnce();
  assert.deepEqual(
    reports.map(([, run]) => run),
    [1, 2],
  );
  assert.equal(pauses.length, 1);
});

test("A slice that throws ends the run, and is reported once, with the run's number.", async () => {
  const thrown = new Error("diverged");
  const slices = [{}, thrown, {}];
  const { running, reports, failures, continueOnce } = runner(() => {
    const slice = slices.shift();
    if (slice instanceof Error) throw slice;
    return slice ?? { finished: true };
  });
  running.start(4);
  await continueOnce();
  await continueOnce();
  assert.deepEqual(reports, [[{}, 4]]);
  assert.deepEqual(failures, [[thrown, 4]]);
});

test("After a slice that threw, the runner can be started anew.", async () => {
  const slices = [new Error("diverged")];
  const { running, reports, failures } = runner(() => {
    const thrown = slices.shift();
    if (thrown) throw thrown;
    return {};
  });
  running.start(1);
  running.start(2);
  await turn();
  assert.equal(failures.length, 1);
  assert.deepEqual(reports, [[{}, 2]]);
});

test("Between slices it is known whether there is anything to do.", async () => {
  const slices = [{ waiting: true }, { waiting: false }, {}];
  const { running, pauses, continueOnce } = runner(() => slices.shift() ?? { finished: true });
  running.start(1);
  const waiting = [];
  for (let count = 0; count < 3; count += 1) {
    waiting.push(at(pauses, 0).waiting);
    await continueOnce();
  }
  assert.deepEqual(waiting, [true, false, false]);
});

test("A message gets through between slices, and can stop the run.", async (t) => {
  const { port1: worker, port2: page } = new MessageChannel();
  t.after(() => page.close());
  let slices = 0;
  await new Promise((resolve, reject) => {
    const running = new Runner({
      slice() {
        slices += 1;
        if (slices === 3) page.postMessage("stop");
        if (slices === 100_000) throw new Error("the message never came");
        return {};
      },
      report: () => {},
      fail: reject,
    });
    worker.onmessage = () => {
      running.stop();
      resolve(undefined);
    };
    running.start(1);
  });
  const whenStopped = slices;
  await nextTask(false);
  await nextTask(false);
  assert.equal(slices, whenStopped);
});

test("With nothing to do, the next slice waits for a timer.", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let resumed = false;
  nextTask(true).then(() => {
    resumed = true;
  });
  await turn();
  assert.equal(resumed, false);
  t.mock.timers.tick(20);
  await turn();
  assert.equal(resumed, true);
});
