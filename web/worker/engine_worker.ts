/** Answers the page, and runs training in slices. */

import type { EngineAction, EngineRequests, StartEngine } from "../shared/engine_messages.ts";
import { errorText, Fault } from "../shared/fault.ts";
import { Files, fetchThrough } from "../shared/files.ts";
import { watchHostPolicy } from "../shared/host_policy.ts";
import { holdLifeline } from "../shared/lifeline.ts";
import type { Events, PythonRequests } from "../shared/protocol.ts";
import { answerRequests } from "./answer_requests.ts";
import { giveUpStorage } from "./give_up_storage.ts";
import { MnistData } from "./mnist_data.ts";
import type { Python, StartPython } from "./python.ts";
import { nextTask, Runner } from "./runner.ts";
import { StepClock } from "./step_clock.ts";

/** Seconds of training between two looks at the page's requests: about a frame. */
const SLICE = 0.015;
/** Steps a second of the truth table at speed 1: slow enough to follow. */
const TABLE_RATE = 30;
/** Steps a second of the digits' slow start: the answer to a drawing forms in about 300 steps. */
const SLOW_RATE = 100;
/** Actions of the code lab and of exports: their Python is fetched when the first of them is requested. */
const LAZY = /^(code|console|equations|exercises|export)\./;

watchHostPolicy();

let python: Python | null = null;
let mnist: MnistData | null = null;

function engine(): Python {
  if (python === null) throw new Fault("engine-failed", errorText("engine-not-started"));
  return python;
}

function emit<E extends keyof Events>(event: E, detail: Events[E]) {
  postMessage({ event, detail });
}

/** `clock` is null where the run is as fast as possible. */
const truthTableRun: { clock: StepClock | null; learned: boolean } = {
  clock: null,
  learned: false,
};
const truthTable = new Runner({
  slice() {
    const { clock, learned } = truthTableRun;
    const frame =
      clock === null
        ? engine().request("truth_table.advance_for", { seconds: SLICE })
        : engine().request("truth_table.advance_frame", { steps: clock.take(performance.now()) });
    truthTableRun.learned = frame.learned;
    return { frame, finished: frame.learned && !learned };
  },
  report: ({ frame, finished }, run) => emit("truth_table.frame", { frame, run, finished }),
  fail: (thrown, run) => emit("truth_table.fault", { fault: Fault.from(thrown).toPayload(), run }),
  betweenSlices: (isWaiting) => nextSlice(truthTableRun.clock, isWaiting),
});

/** `clock` is null where the run is as fast as possible, as it is from step `slowUntil` on. */
const digitsRun: { clock: StepClock | null; slowUntil: number } = { clock: null, slowUntil: 0 };
const digits = new Runner({
  slice() {
    const steps = digitsRun.clock?.take(performance.now());
    const progress = engine().request("digits.advance", { seconds: SLICE, steps });
    if (progress.step >= digitsRun.slowUntil) digitsRun.clock = null;
    return progress;
  },
  report: (progress, run) => emit("digits.progress", { progress, run }),
  fail: (thrown, run) => emit("digits.fault", { fault: Fault.from(thrown).toPayload(), run }),
  betweenSlices: (isWaiting) => nextSlice(digitsRun.clock, isWaiting),
});

function nextSlice(clock: StepClock | null, isWaiting: boolean): Promise<void> {
  if (clock === null) return nextTask(isWaiting);
  return new Promise((resolve) => setTimeout(resolve, clock.wait));
}

/** An action whose answer is undefined may return anything. */
type Answer<A extends EngineAction> = EngineRequests[A]["answer"] extends undefined
  ? unknown
  : EngineRequests[A]["answer"];

type Actions = {
  [A in EngineAction]?: (args: EngineRequests[A]["request"]) => Answer<A> | Promise<Answer<A>>;
};

/** The actions that the worker performs itself, or adds something to; Python performs all others. */
const actions: Actions = {
  "engine.ping": () => ({ memory: python?.memory() ?? 0 }),
  "truth_table.run"({ run, speed, learned }) {
    truthTableRun.clock =
      speed === "flat out" ? null : new StepClock(speed * TABLE_RATE, performance.now());
    truthTableRun.learned = learned;
    truthTable.start(run);
  },
  "truth_table.pause"() {
    truthTable.stop();
    return engine().request("truth_table.state", {});
  },
  "digits.load_data": () => mnist?.load(),
  "digits.train"({ run, slow_until }) {
    digitsRun.slowUntil = slow_until;
    digitsRun.clock = slow_until > 0 ? new StepClock(SLOW_RATE, performance.now()) : null;
    digits.start(run);
  },
  "digits.pause"() {
    digits.stop();
    return engine().request("digits.progress", {});
  },
  "code.apply"(args) {
    const applied = engine().request("code.apply", args); // throws where it is rejected: runs go on
    truthTable.stop();
    digits.stop();
    return applied;
  },
};

/** Answer the page's requests with the Python that `startPython` starts. */
export function answerPage(startPython: StartPython) {
  const all: Actions = { ...actions, "engine.start": (args) => startEngine(startPython, args) };
  answerRequests(self, async (action, args) => {
    if (LAZY.test(action)) await engine().addArchive("code_lab.tar");
    const perform: Actions[typeof action] = all[action];
    if (perform) return perform(args);
    return engine().request(action as keyof PythonRequests, args as never);
  });
}

async function startEngine(
  startPython: StartPython,
  { python: manifest, lock, simd, data, port, bypassCache, lifeline }: StartEngine,
) {
  holdLifeline(lifeline, () => emit("engine.alive", {}));
  giveUpStorage(); // only now: the lifeline's lock belongs to it
  const files = new Files(port ? fetchThrough(port) : fetch.bind(self), bypassCache);
  const started = await startPython(files, manifest, lock, simd, (progress) =>
    emit("engine.boot", progress),
  );
  python = started;
  Reflect.deleteProperty(URL, "revokeObjectURL"); // the page has to start this script again
  mnist = new MnistData(files, data, started.request, (progress) => emit("digits.data", progress));
  return started.request("engine.versions", {});
}
