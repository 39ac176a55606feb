import { Fault } from "../shared/fault.js";

/**
 * The worker's end of the boundary: every request is answered exactly once, with its own id.
 *
 * request  { id, action, args }  →  { id, value } or { id, fault: { kind, message, setting, trace } }
 *
 * @param {{ postMessage(message: unknown): void, onmessage: ((event: MessageEvent) => void) | null }} port
 * @param {(action: string, args: any) => unknown} perform
 */
export function answerRequests(port, perform) {
  port.onmessage = async ({ data: { id, action, args } }) => {
    try {
      port.postMessage({ id, value: await perform(action, args) });
    } catch (thrown) {
      port.postMessage({ id, fault: plain(Fault.from(thrown)) });
    }
  };
}

/** What of a fault crosses to the page. @param {Fault} fault */
export function plain({ kind, message, setting, trace }) {
  return { kind, message, setting, trace };
}
