import type {
  AnswerMessage,
  EngineAction,
  EngineRequests,
  RequestMessage,
} from "../shared/engine_messages.ts";
import { Fault } from "../shared/fault.ts";

/** The part of the worker's global scope that is used here. */
export type RequestPort = {
  postMessage(message: AnswerMessage): void;
  onmessage: ((event: MessageEvent<RequestMessage>) => void) | null;
};

/** The worker's end of the boundary: every request is answered exactly once, under its own id. */
export function answerRequests(
  port: RequestPort,
  perform: <A extends EngineAction>(action: A, args: EngineRequests[A]["request"]) => unknown,
) {
  port.onmessage = async ({ data: { id, action, args } }) => {
    try {
      port.postMessage({ id, value: await perform(action, args) });
    } catch (thrown) {
      port.postMessage({ id, fault: Fault.from(thrown).toPayload() });
    }
  };
}
