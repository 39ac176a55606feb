import { Fault } from "../../../../shared/fault.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import { byTestId } from "../../../ui/dom.ts";
import { onFileChosen, saveFile } from "../../../ui/user_files.ts";
import type { DigitsRequests } from "../digits_requests.ts";
import type { DigitsSession } from "../digits_session.ts";
import type { DigitsState } from "../digits_state.ts";

/** The buttons that save the network in view to a file, and load one. */
export function startModelFiles(
  engine: EngineClient,
  requests: DigitsRequests,
  { progress, moment }: DigitsState,
  session: DigitsSession,
) {
  byTestId("model-save").addEventListener("click", async () => {
    try {
      const { model } = await engine.request("digits.save");
      const name = modelName(progress.peek()?.sizes ?? [], moment.peek()?.step ?? null);
      saveFile(name, model);
    } catch (thrown) {
      requests.reject(Fault.from(thrown));
    }
  });
  onFileChosen(
    byTestId("model-load"),
    (model) => session.load(model),
    (fault) => requests.reportError(fault),
  );
}

/** @param step of the past, or null for the present network */
export function modelName(sizes: number[], step: number | null) {
  return `pynn-${sizes.join("-")}${step === null ? "" : `-step-${step}`}.npz`;
}
