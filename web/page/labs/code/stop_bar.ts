import type { EngineClient } from "../../core/engine_client.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { formatInteger } from "../../ui/format.ts";

/** Seconds without an answer after which a person may want to stop it. */
const PATIENCE = 3;

/** Where Python is busy with what a person wrote and does not answer, it can be stopped. */
export class StopBar {
  /** @param isTheirs whether it may be a person's own code that runs */
  constructor(engine: EngineClient, isTheirs: () => boolean, stop: () => void) {
    const bar = byTestId("code-stop-bar");
    engine.addEventListener("silence", (event) => {
      const { seconds } = eventDetail(event);
      bar.hidden = seconds < PATIENCE || !isTheirs();
      setText(byId("code-stop-text"), text("page-code-busy", { seconds: formatInteger(seconds) }));
    });
    const hide = () => {
      bar.hidden = true;
    };
    engine.addEventListener("life", hide);
    engine.addEventListener("state", hide);
    byTestId("code-stop").addEventListener("click", () => {
      hide();
      stop();
    });
  }
}
