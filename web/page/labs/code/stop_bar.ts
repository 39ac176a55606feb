import type { EngineClient } from "../../core/engine_client.ts";
import { text } from "../../language/text.ts";
import { byId, detail, hook, setText } from "../../ui/dom.ts";
import { whole } from "../../ui/format.ts";

/** Seconds without an answer after which a person may want to stop it. */
const PATIENCE = 3;

/** Where Python is busy with what a person wrote and does not answer, it can be stopped. */
export class StopBar {
  /** @param isTheirs whether it may be a person's own code that runs */
  constructor(engine: EngineClient, isTheirs: () => boolean, stop: () => void) {
    const bar = hook("code-stop-bar");
    engine.addEventListener("silence", (event) => {
      const { seconds } = detail(event);
      bar.hidden = seconds < PATIENCE || !isTheirs();
      setText(byId("code-stop-text"), text("page-code-busy", { seconds: whole(seconds) }));
    });
    const hide = () => {
      bar.hidden = true;
    };
    engine.addEventListener("life", hide);
    engine.addEventListener("state", hide);
    hook("code-stop").addEventListener("click", () => {
      hide();
      stop();
    });
  }
}
