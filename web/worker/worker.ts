/** The worker: boots Python, answers the page, and runs training in slices. */

import "./module_worker.ts";
import { errorText, Fault } from "../shared/fault.ts";
import { Files, fetchThrough } from "../shared/files.ts";
import { watchHostPolicy } from "../shared/host_policy.ts";
import { holdLifeline } from "../shared/lifeline.ts";
import { answerRequests } from "./answer_requests.ts";
import { giveUpStorage } from "./give_up_storage.ts";
import { MnistData } from "./mnist_data.ts";
import type { AskPython } from "./python.ts";
import { startPython } from "./python.ts";
import { nextTask, Runner } from "./runner.ts";
import { stepsInFrame } from "./steps_in_frame.ts";

/** Seconds of training between two looks at what the page wants: about a frame. */
const SLICE = 0.015;
const FRAME_MS = 16;

watchHostPolicy();

let ask: AskPython = () => {
  throw new Fault("engine-failed", errorText("engine-not-started"));
};
let memory = () => 0;
let add: (name: string) => Promise<void> = async () => {};
/** Actions of the code lab and of exports, whose Python is fetched when one of them is first needed. */
const LAZY = /^(code|console|equations|exercises|export)\./;
let mnist: MnistData;

const tell = (event: string, detail: object) => postMessage({ event, detail });

const truthTableRun: { step: number; lastFrame: number; speed: number | "flat out" } = {
  step: 0,
  lastFrame: 0,
  speed: 1,
};
const truthTable = new Runner({
  slice() {
    const { step, lastFrame, speed } = truthTableRun;
    const now = performance.now();
    const frame =
      speed === "flat out"
        ? ask("truth_table.advance_for", { seconds: SLICE })
        : ask("truth_table.advance_frame", {
            steps: stepsInFrame(step, (now - lastFrame) / 1000, speed),
          });
    truthTableRun.lastFrame = now;
    truthTableRun.step = frame.step;
    return frame;
  },
  report: (frame, run) => tell("truth_table.frame", { frame, run }),
  fail: (thrown, run) => tell("truth_table.fault", { fault: Fault.from(thrown).toPayload(), run }),
  breathe: (waiting) =>
    truthTableRun.speed === "flat out"
      ? nextTask(waiting)
      : new Promise((resolve) => setTimeout(resolve, FRAME_MS)),
});

const digits = new Runner({
  slice: () => ask("digits.advance", { seconds: SLICE }),
  report: (progress, run) => tell("digits.progress", { progress, run }),
  fail: (thrown, run) => tell("digits.fault", { fault: Fault.from(thrown).toPayload(), run }),
});

/** What the worker does itself; every other action is Python's. */
const actions: Record<string, (args: any) => unknown> = {
  "engine.ping": () => ({ memory: memory() }),
  async "engine.start"({ python, lock, simd, data, port, anew, lifeline }) {
    holdLifeline(lifeline, () => tell("engine.alive", {}));
    giveUpStorage(); // the lifeline is held already
    const files = new Files(port ? fetchThrough(port) : fetch.bind(self), anew);
    ({ ask, memory, add } = await startPython(files, python, lock, simd, (progress) =>
      tell("engine.boot", progress),
    ));
    Reflect.deleteProperty(URL, "revokeObjectURL"); // the page has to start this script again
    mnist = new MnistData(files, data, ask, (progress) => tell("digits.data", progress));
    return ask("engine.versions", {});
  },
  "truth_table.run"({ run, speed, step }) {
    Object.assign(truthTableRun, { step, speed, lastFrame: performance.now() - FRAME_MS });
    truthTable.start(run);
  },
  "truth_table.pause"() {
    truthTable.stop();
    return ask("truth_table.state", {});
  },
  "digits.load_data": () => mnist.load(),
  "digits.train": ({ run }) => digits.start(run),
  "code.apply"(args) {
    const applied = ask("code.apply", args); // where it is refused, everything goes on
    truthTable.stop();
    digits.stop();
    return applied;
  },
  "digits.pause"() {
    digits.stop();
    return ask("digits.progress", {});
  },
};

answerRequests(self as any, async (action, args = {}) => {
  if (LAZY.test(action)) await add("code_lab.tar");
  const answer = actions[action];
  return answer ? answer(args) : ask(action, args);
});
