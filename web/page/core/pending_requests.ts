import type { AnswerMessage } from "../../shared/engine_messages.ts";
import { Fault } from "../../shared/fault.ts";

type PendingRequest = { resolve(value: unknown): void; reject(fault: Fault): void };

/** The requests that the worker has not answered yet. Each of them is settled exactly once. */
export class PendingRequests {
  #requests: Map<number, PendingRequest> = new Map();
  #lastId = 0;

  /**
   * @param send posts the request under this id
   * @returns resolves with the answer's value, or rejects with a Fault
   */
  add<T>(send: (id: number) => void): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<T>((resolve, reject) => {
      this.#requests.set(id, { resolve: (value) => resolve(value as T), reject });
      send(id);
    });
  }

  settle(answer: AnswerMessage) {
    const request = this.#requests.get(answer.id);
    this.#requests.delete(answer.id);
    if ("fault" in answer) request?.reject(Fault.of(answer.fault));
    else request?.resolve(answer.value);
  }

  rejectAll(fault: Fault) {
    const requests = [...this.#requests.values()];
    this.#requests.clear();
    for (const { reject } of requests) reject(fault);
  }
}
