import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import type { RequestMessage } from "../../web/shared/engine_messages.ts";
import { errorText, Fault } from "../../web/shared/fault.ts";
import type { ErrorPayload } from "../../web/shared/protocol.ts";
import type { RequestPort } from "../../web/worker/answer_requests.ts";
import { answerRequests } from "../../web/worker/answer_requests.ts";

type Perform = (action: string, args: unknown) => unknown;

type Answer = { id: number; value?: unknown; fault?: ErrorPayload };

/** A worker whose answers are collected in their order. */
function worker(perform: Perform) {
  const answers: Answer[] = [];
  const port: RequestPort = {
    onmessage: null,
    postMessage: (message) => answers.push(structuredClone(message)),
  };
  answerRequests(port, perform);
  /** Settles when the request has been answered. */
  const send = async (request: object) =>
    port.onmessage?.(new MessageEvent("message", { data: request as RequestMessage }));
  return { answers, send };
}

test("A request is answered once, with its own id and the action's value.", async () => {
  const { answers, send } = worker((action, args) => [action, args]);
  await send({ id: 7, action: "digits.read", args: { width: 280 } });
  assert.deepEqual(answers, [{ id: 7, value: ["digits.read", { width: 280 }] }]);
});

test("A slow action is answered when it is done.", async () => {
  const { answers, send } = worker(async () => "done");
  const answered = send({ id: 1, action: "digits.load_data" });
  assert.deepEqual(answers, []);
  await answered;
  assert.deepEqual(answers, [{ id: 1, value: "done" }]);
});

test("An action without a value is answered too.", async () => {
  const { answers, send } = worker(() => undefined);
  await send({ id: 1, action: "digits.train" });
  assert.deepEqual(answers, [{ id: 1, value: undefined }]);
});

const rejected = new Fault("settings", errorText("setting-range", { low: 0.001 }), "learning_rate");

for (const [how, perform] of [
  [
    "throws",
    () => {
      throw rejected;
    },
  ],
  ["rejects", () => Promise.reject(rejected)],
] as [string, Perform][]) {
  test(`An action that ${how} is answered once, with the fault.`, async () => {
    const { answers, send } = worker(perform);
    await send({ id: 3, action: "truth_table.configure" });
    assert.deepEqual(answers, [
      {
        id: 3,
        fault: {
          kind: "settings",
          text: { id: "error-setting-range", values: { low: 0.001 } },
          setting: "learning_rate",
          trace: undefined,
        },
      },
    ]);
  });
}

for (const [thrown, kind] of [
  [new TypeError("undefined is not a function"), "engine-failed"],
  ["only a word", "engine-failed"],
  [undefined, "engine-failed"],
  [new RangeError("Array buffer allocation failed"), "out-of-memory"],
] as [unknown, string][]) {
  test(`A thrown “${thrown}” crosses as the fault ${kind}.`, async () => {
    const { answers, send } = worker(() => Promise.reject(thrown));
    await send({ id: 1, action: "digits.train" });
    assert.deepEqual(
      answers.map(({ id, fault }) => [id, fault?.kind]),
      [[1, kind]],
    );
  });
}

test("A value that cannot cross is answered once, with a fault.", async () => {
  const { answers, send } = worker(() => ({ value: () => {} }));
  await send({ id: 1, action: "digits.save" });
  assert.deepEqual(
    answers.map(({ id, fault }) => [id, fault?.kind]),
    [[1, "engine-failed"]],
  );
});

test("A quick request does not wait for a slow one before it.", async () => {
  let finish: (value: string) => void = () => {};
  const slow = new Promise((resolve) => {
    finish = resolve;
  });
  const { answers, send } = worker((action) => (action === "slow" ? slow : action));
  const answered = send({ id: 1, action: "slow" });
  await send({ id: 2, action: "quick" });
  finish("slow at last");
  await answered;
  assert.deepEqual(answers, [
    { id: 2, value: "quick" },
    { id: 1, value: "slow at last" },
  ]);
});

test("The boundary holds over a real channel.", async (t) => {
  const { port1: page, port2 } = new MessageChannel();
  t.after(() => page.close());
  answerRequests(port2 as RequestPort, (action: string) => {
    if (action === "fail") throw rejected;
    return action;
  });
  page.start();
  const request = async (message: object) => {
    page.postMessage(message);
    const [answer] = await once(page, "message");
    return answer;
  };
  assert.deepEqual(await request({ id: 1, action: "work" }), { id: 1, value: "work" });
  assert.deepEqual(await request({ id: 2, action: "fail" }), {
    id: 2,
    fault: rejected.toPayload(),
  });
});
