import { errorText, Fault } from "../../shared/fault.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { watchLifeline } from "../../shared/lifeline.ts";
import type {
  CatalogueText,
  ErrorPayload,
  Nothing,
  Requests,
  Versions,
} from "../../shared/protocol.ts";

/** The arguments of a request; those without arguments need none. */
export type RequestArguments<A extends keyof Requests> = Requests[A]["request"] extends Nothing
  ? [args?: Nothing]
  : [args: Requests[A]["request"]];

export type EngineState = "loading" | "ready" | "failed";

type Pending = { resolve: (value: any) => void; reject: (fault: Fault) => void };

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
  state: EngineState = "loading";
  /** null until the engine runs */
  versions: Versions | null = null;
  #worker: Worker | null = null;
  /** The start that counts: a later one, or a failure, ends it. */
  #attempt: symbol | null = null;
  #lastId = 0;
  #pending: Map<number, Pending> = new Map();
  #ready: Promise<void> = Promise.resolve();
  #missed = 0;
  #hasLifeline = false;
  #lifeline = "";
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  /**
   * @param createWorker may reject with a Fault
   * @param startArguments what the worker's `engine.start` takes, made anew for each start
   * @param begin what is asked first; it is ready when that is answered
   */
  constructor(
    public createWorker: () => Worker | Promise<Worker>,
    private readonly startArguments: () => object & { port?: MessagePort | null },
    private readonly begin: () => Promise<unknown> = async () => {},
    private readonly watch: typeof watchLifeline = watchLifeline,
  ) {
    super();
    this.addEventListener("engine.alive", () => this.#watchLifeline());
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
      this.#failAttempt(attempt, fault);
      throw fault;
    }
    if (this.#attempt === attempt) this.#setState("ready"); // else it has failed in the meantime
  }

  /** @returns what the worker answers when it has started */
  async #startWorker(attempt: symbol): Promise<any> {
    const worker = await this.createWorker();
    if (this.#attempt !== attempt) {
      worker.terminate();
      throw engineDied(errorText("engine-anew"));
    }
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (this.#worker === worker) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#workerFailed(attempt, event.message);
    };
    worker.onmessageerror = () =>
      this.#failAttempt(attempt, engineDied(errorText("engine-unreadable")));
    this.#startHeartbeat();
    this.#lifeline = `pynn-engine-${Date.now()}-${Math.random()}`; // no other tab's, and no earlier one
    const args = { ...this.startArguments(), lifeline: this.#lifeline };
    return this.#post("engine.start", args, args.port ? [args.port] : []);
  }

  /** @param message none where the worker could not even be started */
  async #workerFailed(attempt: symbol, message: string | undefined) {
    const refused = message ? null : await refusedByHost(inMemory);
    this.#failAttempt(attempt, refused ?? engineDied(message));
  }

  /** A start, or the worker that came of it, has failed; it may have been replaced already. */
  #failAttempt(attempt: symbol, fault: Fault) {
    if (this.#attempt === attempt) this.#fail(fault);
  }

  /**
   * Ask for something, once Python is ready.
   * @returns rejects with a Fault
   */
  async request<A extends keyof Requests>(
    action: A,
    ...[args]: RequestArguments<A>
  ): Promise<Requests[A]["answer"]> {
    await this.#ready;
    return this.#post(action, args ?? {});
  }

  /** Within the worker the package that runs was exchanged for another. */
  setVersions(versions: Versions) {
    this.versions = versions;
    if (this.state === "ready") this.#setState("ready");
  }

  #post(action: string, args: object, given: Transferable[] = []): Promise<any> {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(engineDied(errorText("engine-not-running")));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ id, action, args }, given);
    });
  }

  #receive({
    id,
    value,
    fault,
    event,
    detail,
  }: {
    id?: number;
    value?: unknown;
    fault?: ErrorPayload;
    event?: string;
    detail?: unknown;
  }) {
    this.#missed = 0;
    if (event !== undefined) {
      this.dispatchEvent(new CustomEvent(event, { detail }));
      return;
    }
    const waiting = this.#pending.get(Number(id));
    if (waiting === undefined) return;
    this.#pending.delete(Number(id));
    if (fault === undefined) waiting.resolve(value);
    else waiting.reject(Fault.of(fault));
  }

  /** The worker holds its lifeline now. */
  #watchLifeline() {
    const worker = this.#worker;
    this.#hasLifeline = true;
    this.watch(this.#lifeline, () => {
      if (this.#worker === worker) this.#fail(engineDied(errorText("engine-ended")));
    });
  }

  /** A worker that is killed says nothing, so ask now and then whether it is there. */
  #startHeartbeat() {
    this.#missed = 0;
    this.#hasLifeline = false;
    this.#heartbeat = setInterval(() => {
      if (this.#missed >= this.#allowedMisses()) this.#fail(engineDied(errorText("engine-silent")));
      else {
        if (this.#missed > 0) this.#reportSilence();
        this.#missed += 1;
        this.#post("engine.ping", {}).then(
          (life) => this.dispatchEvent(new CustomEvent("life", { detail: life })),
          () => {},
        );
      }
    }, HEARTBEAT_MS);
  }

  #allowedMisses() {
    return this.#hasLifeline || this.state === "loading" ? MISSED_WHEN_PATIENT : MISSED;
  }

  #reportSilence() {
    const seconds = (this.#missed * HEARTBEAT_MS) / 1000;
    this.dispatchEvent(new CustomEvent("silence", { detail: { seconds } }));
  }

  #fail(fault: Fault) {
    this.#end(fault);
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {});
    this.#setState("failed");
    this.dispatchEvent(new CustomEvent("fault", { detail: fault }));
  }

  #end(fault = engineDied(errorText("engine-anew"))) {
    clearInterval(this.#heartbeat);
    this.#attempt = null;
    this.#worker?.terminate();
    this.#worker = null;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(fault);
  }

  #setState(state: EngineState) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}

/** @param why the reason that the browser or the page gives */
function engineDied(why?: string | CatalogueText) {
  const text = why ? errorText("engine-stopped-why", { why }) : errorText("engine-stopped");
  return new Fault("engine-died", text);
}
