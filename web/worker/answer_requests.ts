import { Fault } from "../shared/fault.ts";

/**
 * The worker's end of the boundary: every request is answered exactly once, with its own id.
 *
 * request  { id, action, args }  →  { id, value } or { id, fault: { kind, message, setting, trace } }
 */
export function answerRequests(
  port: { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null },
  perform: (action: string, args: any) => unknown,
) {
  port.onmessage = async ({ data: { id, action, args } }) => {
    try {
      port.postMessage({ id, value: await perform(action, args) });
    } catch (thrown) {
      port.postMessage({ id, fault: faultPayload(Fault.from(thrown)) });
    }
  };
}

/** What of a fault crosses to the page. */
export function faultPayload({ kind, message, setting, trace }: Fault) {
  return { kind, message, setting, trace };
}
