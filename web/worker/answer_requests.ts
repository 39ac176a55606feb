import { Fault } from "../shared/fault.ts";

/**
 * The worker's end of the boundary: every request is answered exactly once, with its own id.
 *
 * request  { id, action, args }  →  { id, value } or { id, fault: ErrorPayload }
 */
export function answerRequests(
  port: { postMessage(message: unknown): void; onmessage: ((event: MessageEvent) => void) | null },
  perform: (action: string, args: any) => unknown,
) {
  port.onmessage = async ({ data: { id, action, args } }) => {
    try {
      port.postMessage({ id, value: await perform(action, args) });
    } catch (thrown) {
      port.postMessage({ id, fault: Fault.from(thrown).toPayload() });
    }
  };
}
