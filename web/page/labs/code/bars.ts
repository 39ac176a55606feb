/** The bars over all labs that are about edited code. */

import type { EngineClient } from "../../core/engine_client.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { formatInteger, formatList } from "../../ui/format.ts";
import type { Edits } from "./edits.ts";

/** Names shown of those that are altered outside of the files. */
const MOST_NAMES = 3;

/**
 * The mark over every lab while these run on code that a person has changed, or with a Python that such
 * code has changed.
 */
export function showEditMark(
  edits: Edits,
  {
    restore,
    compare,
    open,
  }: { restore: () => Promise<unknown>; compare: () => void; open: () => void },
) {
  const mark = byTestId("code-mark");
  const restoreButton = byTestId("code-mark-restore");
  restoreButton.addEventListener("click", () => restore());
  const compareButton = byTestId("code-mark-compare");
  compareButton.addEventListener("click", compare);
  byTestId("code-mark-open").addEventListener("click", open);
  byTestId("code-mark-dismiss").addEventListener("click", () => edits.dismiss());
  const draw = () => {
    mark.dataset.state = stateOf(edits);
    mark.hidden = mark.dataset.state === "";
    compareButton.hidden = edits.runningFiles.length === 0;
    setText(byId("code-mark-text"), editMarkText(edits));
  };
  edits.addEventListener("change", draw);
  draw();
}

function stateOf({ isRestarting, runningFiles, altered, stopped }: Edits) {
  if (isRestarting) return "restarting";
  if (runningFiles.length > 0 || altered.length > 0) return "running";
  return stopped ? "stopped" : "";
}

export function editMarkText({ isRestarting, runningFiles, altered, stopped }: Edits) {
  if (isRestarting) return text("page-code-restarting");
  const names = listedShortly(altered);
  if (runningFiles.length > 0) {
    const running = text("page-code-changed", { files: formatList(runningFiles) });
    return altered.length > 0 ? `${running} ${text("page-code-altered-too", { names })}` : running;
  }
  return altered.length > 0 ? text("page-code-altered", { names }) : stopped;
}

function listedShortly(names: string[]) {
  if (names.length <= MOST_NAMES) return formatList(names);
  const others = text("page-code-altered-others", { count: names.length - MOST_NAMES });
  return formatList([...names.slice(0, MOST_NAMES), others]);
}

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
