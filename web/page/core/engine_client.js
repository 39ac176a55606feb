import { Fault } from "../../shared/fault.js";
import { inMemory, refusedByHost } from "../../shared/host_policy.js";
import { watchLifeline } from "../../shared/lifeline.js";
import { text } from "../language/text.js";

/** @typedef {"loading" | "ready" | "failed"} EngineState */
/** @typedef {{ resolve: (value: any) => void, reject: (fault: Fault) => void }} Pending */

const HEARTBEAT_MS = 1000;
/** This many heartbeats without an answer mean that the worker is dead: a step on 10,000 digits may take twenty. */
const MISSED = 30;
/**
 * The same where the lifeline tells of the worker's end, so that silence only means that it is busy, or
 * stuck for good; and while Python starts, which on a slow machine takes a minute without a word.
 */
const MISSED_WHEN_PATIENT = 120;

/**
 * The page's end of the boundary. A request made while Python loads waits for it; every request is
 * settled exactly once, also when the worker dies.
 *
 * Events: `state` (detail: EngineState), `life` (detail: { memory } in bytes, each second), `silence`
 * (detail: { seconds } since something was last heard), and whatever the worker tells, by its name.
 */
export class EngineClient extends EventTarget {
  /** @type {EngineState} */
  state = "loading";
  /** @type {Record<string, string>} */
  versions = {};
  /** @type {Worker | null} */
  #worker = null;
  /** The start that counts: a later one, or a failure, ends it. @type {symbol | null} */
  #attempt = null;
  #lastId = 0;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {Promise<void>} */
  #ready = Promise.resolve();
  #missed = 0;
  #hasLifeline = false;
  #lifeline = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #heart;

  /**
   * @param {() => Worker | Promise<Worker>} createWorker may reject with a Fault
   * @param {() => object & { port?: MessagePort | null }} startArguments what the worker's `engine.start` takes, made anew for each start
   * @param {() => Promise<unknown>} [begin] what is asked first; it is ready when that is answered
   * @param {typeof watchLifeline} [watch]
   */
  constructor(createWorker, startArguments, begin = async () => {}, watch = watchLifeline) {
    super();
    this.watch = watch;
    this.addEventListener("engine.alive", () => this.#watchOver());
    this.begin = begin;
    this.createWorker = createWorker;
    this.startArguments = startArguments;
  }

  /** Start, or start anew after a failure. Rejects with a Fault. */
  async start() {
    this.#end();
    this.#setState("loading");
    const attempt = Symbol("a start");
    this.#attempt = attempt;
    const started = this.#startWorker(attempt).catch((thrown) => {
      throw Fault.from(thrown);
    });
    this.#ready = started;
    this.#ready.catch(() => {}); // every request that waits for it is told
    try {
      this.versions = await started;
      await this.begin();
    } catch (thrown) {
      const fault = Fault.from(thrown);
      this.#failed(attempt, fault);
      throw fault;
    }
    if (this.#attempt === attempt) this.#setState("ready"); // else it has failed in the meantime
  }

  /** @param {symbol} attempt @returns {Promise<any>} what the worker answers when it has started */
  async #startWorker(attempt) {
    const worker = await this.createWorker();
    if (this.#attempt !== attempt) {
      worker.terminate();
      throw stopped(text("error-engine-anew"));
    }
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (this.#worker === worker) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#workerFailed(attempt, event.message);
    };
    worker.onmessageerror = () => this.#failed(attempt, stopped(text("error-engine-unreadable")));
    this.#beat();
    this.#lifeline = `pynn-engine-${Date.now()}-${Math.random()}`; // no other tab's, and no earlier one
    const args = { ...this.startArguments(), lifeline: this.#lifeline };
    return this.#post("engine.start", args, args.port ? [args.port] : []);
  }

  /** @param {symbol} attempt @param {string | undefined} message none where the worker could not even be started */
  async #workerFailed(attempt, message) {
    const refused = message ? null : await refusedByHost(inMemory);
    this.#failed(attempt, refused ?? stopped(message));
  }

  /** A start, or the worker that came of it, has failed; it may have been replaced already. @param {symbol} attempt @param {Fault} fault */
  #failed(attempt, fault) {
    if (this.#attempt === attempt) this.#fail(fault);
  }

  /**
   * @param {string} action
   * @param {Record<string, unknown>} [args]
   * @returns {Promise<any>} rejects with a Fault
   */
  async request(action, args = {}) {
    await this.#ready;
    return this.#post(action, args);
  }

  /** Within the worker the package that runs was exchanged for another. @param {Record<string, string>} versions */
  exchanged(versions) {
    this.versions = versions;
    if (this.state === "ready") this.#setState("ready");
  }

  /** @param {string} action @param {object} args @param {Transferable[]} [given] @returns {Promise<any>} */
  #post(action, args, given = []) {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(stopped(text("error-engine-not-running")));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ id, action, args }, given);
    });
  }

  /** @param {{ id?: number, value?: unknown, fault?: any, event?: string, detail?: unknown }} message */
  #receive({ id, value, fault, event, detail }) {
    this.#missed = 0;
    if (event !== undefined) {
      this.dispatchEvent(new CustomEvent(event, { detail }));
      return;
    }
    const waiting = this.#pending.get(Number(id));
    if (waiting === undefined) return;
    this.#pending.delete(Number(id));
    if (fault === undefined) waiting.resolve(value);
    else waiting.reject(new Fault(fault.kind, fault.message, fault.setting, fault.trace));
  }

  /** The worker holds its lifeline now. */
  #watchOver() {
    const worker = this.#worker;
    this.#hasLifeline = true;
    this.watch(this.#lifeline, () => {
      if (this.#worker === worker) this.#fail(stopped(text("error-engine-ended")));
    });
  }

  /** A worker that is killed says nothing, so ask now and then whether it is there. */
  #beat() {
    this.#missed = 0;
    this.#hasLifeline = false;
    this.#heart = setInterval(() => {
      if (this.#missed >= this.#allowed()) this.#fail(stopped(text("error-engine-silent")));
      else {
        if (this.#missed > 0) this.#tellSilence();
        this.#missed += 1;
        this.#post("engine.ping", {}).then(
          (life) => this.dispatchEvent(new CustomEvent("life", { detail: life })),
          () => {},
        );
      }
    }, HEARTBEAT_MS);
  }

  #allowed() {
    return this.#hasLifeline || this.state === "loading" ? MISSED_WHEN_PATIENT : MISSED;
  }

  #tellSilence() {
    const seconds = (this.#missed * HEARTBEAT_MS) / 1000;
    this.dispatchEvent(new CustomEvent("silence", { detail: { seconds } }));
  }

  /** @param {Fault} fault */
  #fail(fault) {
    this.#end(fault);
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {});
    this.#setState("failed");
    this.dispatchEvent(new CustomEvent("fault", { detail: fault }));
  }

  #end(fault = stopped(text("error-engine-anew"))) {
    clearInterval(this.#heart);
    this.#attempt = null;
    this.#worker?.terminate();
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(fault);
  }

  /** @param {EngineState} state */
  #setState(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}

/** @param {string | undefined} why */
function stopped(why) {
  const words = why ? text("error-engine-stopped-why", { why }) : text("error-engine-stopped");
  return new Fault("engine-died", words);
}
