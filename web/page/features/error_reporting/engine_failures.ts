import type { Files } from "../../../shared/files.ts";
import { explainFileRestrictions } from "../../core/embedded_files.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import type { CodeLab } from "../../labs/code/code_lab.ts";
import type { NetworkLabs } from "../../labs/code/context.ts";
import type { ErrorBanner } from "../../ui/error_banner.ts";

/**
 * When the engine fails: stop what depends on it, and offer a restart.
 * @param isOneFile true for the page of one file, which some browsers restrict
 */
export function handleEngineFailures(
  engine: EngineClient,
  banner: ErrorBanner,
  files: Files,
  code: CodeLab,
  labs: NetworkLabs,
  isOneFile: boolean,
) {
  engine.on("fault", (fault) => {
    files.bypassCache ||= fault.kind === "asset-damaged";
    code.engineFailed();
    labs.stopped();
    const hasNeverRun = engine.versions === null;
    const shown = isOneFile && hasNeverRun ? explainFileRestrictions(fault) : fault;
    banner.show(shown, () => engine.restart());
  });
  engine.on("state", (state) => {
    // an error of code that ran before the restart
    if (state === "ready" && banner.kind === "python") banner.clear();
  });
}
