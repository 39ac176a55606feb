import type { EngineClient } from "../../core/engine_client.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { formatInteger } from "../../ui/format.ts";

/** Seconds without an answer until the bar is shown. */
const PATIENCE = 3;

/** The bar that stops Python while it is busy with edited or typed code and does not answer. */
export class StopBar {
  /** @param mayRunCode true if edited or typed code may be running */
  constructor(engine: EngineClient, mayRunCode: () => boolean, stop: () => void) {
    const bar = byTestId("code-stop-bar");
    engine.addEventListener("silence", (event) => {
      const { seconds } = eventDetail(event);
      bar.hidden = seconds < PATIENCE || !mayRunCode();
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
