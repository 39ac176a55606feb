import type {
  EngineAction,
  EngineRequests,
  RequestMessage,
  StartEngine,
  WorkerMessage,
} from "../../shared/engine_messages.ts";
import { engineDied, errorText, Fault } from "../../shared/fault.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { watchLifeline } from "../../shared/lifeline.ts";
import type { Events, Life, Nothing, Requests, Versions } from "../../shared/protocol.ts";
import { TypedEventTarget } from "../browser/typed_events.ts";
import { PendingRequests } from "./pending_requests.ts";
import { WorkerMonitor } from "./worker_monitor.ts";

/** The arguments of a request; those without arguments need none. */
export type RequestArguments<A extends keyof Requests> = Requests[A]["request"] extends Nothing
  ? [args?: Nothing]
  : [args: Requests[A]["request"]];

export type EngineState = "loading" | "ready" | "failed";

/** The events of the worker, and those of the client itself. */
export type EngineEvents = Events & {
  state: EngineState;
  /** Each second: the answer to a heartbeat. */
  life: Life;
  /** Each second while the worker sends nothing. */
  silence: { seconds: number };
  /** The engine has failed. */
  fault: Fault;
};

/**
 * The page's end of the boundary. A request made while Python loads waits for it; every request is
 * settled exactly once, also when the worker dies.
 */
export class EngineClient extends TypedEventTarget<EngineEvents> {
  state: EngineState = "loading";
  /** null until the engine runs */
  versions: Versions | null = null;
  #worker: Worker | null = null;
  /** The current start: a later one, or a failure, ends it. */
  #attempt: symbol | null = null;
  #pending = new PendingRequests();
  #ready: Promise<unknown> = Promise.resolve();
  #beforeReady: (() => Promise<unknown>)[] = [];
  #monitor: WorkerMonitor;

  /**
   * @param createWorker may reject with a Fault
   * @param startArguments called for each start
   */
  constructor(
    public createWorker: () => Worker | Promise<Worker>,
    private readonly startArguments: () => Omit<StartEngine, "lifeline">,
    watch: typeof watchLifeline = watchLifeline,
  ) {
    super();
    this.#monitor = new WorkerMonitor({
      ping: () => this.#post("engine.ping", {}),
      isLoading: () => this.state === "loading",
      onLife: (life) => this.emit("life", life),
      onSilence: (seconds) => this.emit("silence", { seconds }),
      onDeath: (why) => this.#fail(engineDied(why)),
      watch,
    });
    this.on("engine.alive", () => this.#monitor.watchLifeline());
  }

  /** Run a task after each start, before the engine is ready; one that fails fails the start. */
  beforeReady(task: () => Promise<unknown>) {
    this.#beforeReady.push(task);
  }

  /** Start, or restart after a failure. Rejects with a Fault. */
  async start() {
    this.#end();
    this.#setState("loading");
    const attempt = Symbol("a start");
    this.#attempt = attempt;
    const started = this.#startWorker(attempt).catch((thrown) => {
      throw Fault.from(thrown);
    });
    this.#ready = started;
    this.#ready.catch(() => {}); // every request that waits for it rejects, too
    try {
      this.versions = await started;
      for (const task of this.#beforeReady) await task();
    } catch (thrown) {
      const fault = Fault.from(thrown);
      this.#failAttempt(attempt, fault);
      throw fault;
    }
    if (this.#attempt === attempt) this.#setState("ready"); // else it has failed in the meantime
  }

  /** Like `start`, but a failure is only reported by the `fault` event. */
  restart() {
    return this.start().catch(() => {});
  }

  async #startWorker(attempt: symbol): Promise<Versions> {
    const worker = await this.createWorker();
    if (this.#attempt !== attempt) {
      worker.terminate();
      throw engineDied(errorText("engine-restarting"));
    }
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (this.#worker === worker) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#workerFailed(attempt, event.message);
    };
    worker.onmessageerror = () =>
      this.#failAttempt(attempt, engineDied(errorText("engine-unreadable")));
    const args = { ...this.startArguments(), lifeline: this.#monitor.start() };
    return this.#post("engine.start", args, args.port ? [args.port] : []);
  }

  /** @param message none where the worker could not even be started */
  async #workerFailed(attempt: symbol, message: string | undefined) {
    const refused = message ? null : await refusedByHost(inMemory);
    this.#failAttempt(attempt, refused ?? engineDied(message));
  }

  /** A start, or the worker that it brought, has failed; it may have been replaced already. */
  #failAttempt(attempt: symbol, fault: Fault) {
    if (this.#attempt === attempt) this.#fail(fault);
  }

  /**
   * Send a request once Python is ready.
   * @returns the answer; rejects with a Fault
   */
  async request<A extends keyof Requests>(
    action: A,
    ...[args]: RequestArguments<A>
  ): Promise<Requests[A]["answer"]> {
    await this.#ready;
    return this.#post<A>(action, args ?? {});
  }

  /** The package that runs in the worker was replaced by an edited one. */
  setVersions(versions: Versions) {
    this.versions = versions;
    if (this.state === "ready") this.#setState("ready");
  }

  #post<A extends EngineAction>(
    action: A,
    args: EngineRequests[A]["request"],
    transfer: Transferable[] = [],
  ): Promise<EngineRequests[A]["answer"]> {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(engineDied(errorText("engine-not-running")));
    return this.#pending.add((id) => {
      const message: RequestMessage<A> = { id, action, args };
      worker.postMessage(message, transfer);
    });
  }

  #receive(message: WorkerMessage) {
    this.#monitor.noteMessage();
    if ("event" in message) {
      this.dispatchEvent(new CustomEvent(message.event, { detail: message.detail }));
    } else this.#pending.settle(message);
  }

  #fail(fault: Fault) {
    this.#end(fault);
    this.#ready = Promise.reject(fault);
    this.#ready.catch(() => {});
    this.#setState("failed");
    this.emit("fault", fault);
  }

  #end(fault = engineDied(errorText("engine-restarting"))) {
    this.#monitor.stop();
    this.#attempt = null;
    this.#worker?.terminate();
    this.#worker = null;
    this.#pending.rejectAll(fault);
  }

  #setState(state: EngineState) {
    this.state = state;
    this.emit("state", state);
  }
}
