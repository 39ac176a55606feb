/** The messages between the page and the worker. What they carry to and from Python is in `protocol.ts`. */

import type { Manifest } from "./assets.ts";
import type { ErrorPayload, Events, Requests, Versions } from "./protocol.ts";

/** The sets of vector instructions that the build has a library for. */
export type Simd = "relaxed" | "simd128";

/** The arguments of `engine.start`, the first request to a worker. */
export interface StartEngine {
  /** The files of Python and its packages. */
  python: Manifest;
  /** Pyodide's lock file. */
  lock: object;
  /** null: the fastest instructions that the browser has; "off": plain NumPy. */
  simd: Simd | "off" | null;
  /** The files of MNIST. */
  data: Manifest;
  /** Answers requests for files where the page embeds them; null where they are fetched. */
  port: MessagePort | null;
  /** True where the browser's HTTP cache may hold damaged files. */
  bypassCache: boolean;
  /** The name of the lock that the worker holds for as long as it lives. */
  lifeline: string;
}

/** Every request that the worker takes, with its arguments and its answer. */
export type EngineRequests = Requests & {
  "engine.start": { request: StartEngine; answer: Versions };
};

export type EngineAction = keyof EngineRequests;

export interface RequestMessage<A extends EngineAction = EngineAction> {
  id: number;
  action: A;
  args: EngineRequests[A]["request"];
}

/** The answer to the request with the same id; its value has the type that `EngineRequests` says. */
export type AnswerMessage = { id: number; value: unknown } | { id: number; fault: ErrorPayload };

export type EventMessage = {
  [E in keyof Events]: { event: E; detail: Events[E] };
}[keyof Events];

export type WorkerMessage = AnswerMessage | EventMessage;
