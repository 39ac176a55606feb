import { Fault } from "../../../shared/fault.ts";
import type { ErrorPlace } from "../../../shared/protocol.ts";
import { TypedEventTarget } from "../../browser/typed_events.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import type { Edits } from "../../labs/code/edits.ts";
import type { ErrorBanner, ReportError } from "../../ui/error_banner.ts";

/** Error kinds that the next successful action of the same part of the page clears. */
const CLEARED_BY_SUCCESS = [
  "settings",
  "refused",
  "file",
  "model-file",
  "digits-file",
  "diverged",
  "asset-missing",
  "asset-damaged",
  "network",
];
/** Error kinds after which Python's state cannot be trusted. */
const NEEDS_RESTART = ["engine-failed", "out-of-memory"];

type ReporterEvents = {
  /** Python's state cannot be trusted any more, perhaps because of edited code. */
  "restart-needed": undefined;
  /** The visitor wants to see the line that raised an error. */
  "show-line": ErrorPlace;
};

/** Shows errors of the labs and of the page's own scripts. */
export class ErrorReporter extends TypedEventTarget<ReporterEvents> {
  /** The part of the page whose error was shown last. */
  #part = "";

  constructor(
    private readonly banner: ErrorBanner,
    private readonly engine: EngineClient,
    private readonly edits: Edits,
  ) {
    super();
  }

  /** For one part of the page: its successes leave the errors of others in view. */
  reporterOf(part: string): ReportError {
    return (fault, retry = null) => {
      if (fault !== null) {
        this.#show(part, fault, retry);
      } else if (part === this.#part && CLEARED_BY_SUCCESS.includes(this.banner.kind)) {
        this.banner.clear();
      }
    };
  }

  #show(part: string, fault: Fault, retry: (() => void) | null) {
    // either shown already, as the engine's own fault, or of no interest: the engine is restarting
    if (fault.kind === "engine-died" && this.engine.state !== "failed") return;
    const isRestartNeeded = this.engine.state === "failed" || NEEDS_RESTART.includes(fault.kind);
    if (isRestartNeeded) this.emit("restart-needed", undefined);
    const { trace } = fault;
    const isEdited = this.edits.runningFiles.length > 0;
    const showLine = trace && isEdited ? () => this.emit("show-line", trace) : null;
    this.#part = part;
    this.banner.show(fault, isRestartNeeded ? () => this.engine.restart() : retry, showLine);
  }

  /** Show errors that no code has caught. */
  reportUncaught() {
    addEventListener("error", ({ error, message }) => {
      // no error: the observer only reports a size that changed meanwhile with the next frame
      if (message.startsWith("ResizeObserver loop")) return;
      this.banner.show(Fault.from(error ?? message));
    });
    addEventListener("unhandledrejection", ({ reason }) => this.banner.show(Fault.from(reason)));
  }
}
