import { signal } from "@preact/signals-core";
import { Fault } from "../../../shared/fault.ts";
import type { ErrorPlace } from "../../../shared/protocol.ts";
import type { EngineClient } from "../../core/engine_client.ts";
import { say, text } from "../../language/text.ts";
import { byId, eventDetail, setText } from "../../ui/dom.ts";
import type { ReportError } from "../../ui/error_banner.ts";
import { sentence } from "../../ui/format.ts";
import { StopBar, showEditMark } from "./bars.ts";
import { CodeLink } from "./code_link.ts";
import { CodeRequests } from "./code_requests.ts";
import type { CodeContext, CodeWorkspace, Labs } from "./context.ts";
import type { Edits } from "./edits.ts";

/** Loads what builds the workspace. Rejects with a Fault. */
type LoadWorkspace = () => Promise<{
  openWorkspace(place: HTMLElement, context: CodeContext): Promise<CodeWorkspace>;
}>;

/**
 * The part of the code lab that the page always has: which edits run, and how they are stopped. The
 * workspace, with the editor, is loaded when it is needed.
 */
export class CodeLab {
  #workspace: Promise<CodeWorkspace> | null = null;
  readonly link = new CodeLink();
  /** True once the labs have run on changed code, or an exercise was solved. */
  readonly isPractised = signal(false);
  private readonly requests: CodeRequests;

  constructor(
    private readonly engine: EngineClient,
    private readonly edits: Edits,
    private readonly labs: Labs,
    private readonly loadWorkspace: LoadWorkspace,
    private readonly reportError: ReportError,
  ) {
    this.requests = new CodeRequests(engine, edits);
    engine.addEventListener("state", (event) => {
      if (eventDetail(event) === "loading") edits.noteAltered([]); // a new Python has run no such code
    });
    edits.addEventListener("change", () => {
      if (this.isRunning) this.isPractised.value = true;
    });
    showEditMark(edits, {
      restore: () => this.apply({}),
      compare: () => this.open((workspace) => workspace.compare(edits.runningFiles[0])),
      open: () => this.open(),
    });
    new StopBar(
      engine,
      () => this.requests.isPending("code.apply") || (engine.state === "ready" && this.#mayRunCode),
      () => this.stop(),
    );
  }

  /** True while the labs run on edited code. */
  get isRunning() {
    return this.edits.runningFiles.length > 0;
  }

  /** True if Python may be busy with edited or typed code. */
  get #mayRunCode() {
    return this.requests.isPending() || this.isRunning || this.edits.altered.length > 0;
  }

  /** Python has started, on the package as it was written: run the edits again that ran before. */
  async begin() {
    const texts = await this.edits.begin();
    if (Object.keys(texts).length === 0) return;
    try {
      await this.#exchange(texts);
    } catch (thrown) {
      if (this.engine.state === "failed") return; // the engine's own event shows it
      const why = sentence(say(Fault.from(thrown).text));
      this.edits.stop(text("page-code-not-again", { why }));
    }
  }

  /**
   * Let the labs run on these files. Rejects with a Fault; nothing has changed then.
   *
   * The original always starts in a Python of its own: it cannot be found out for sure what code has left
   * behind. One edit after another goes on in the same Python, unless that was found to be altered.
   */
  async apply(texts: Record<string, string>) {
    const before = this.edits.running;
    if (Object.keys(texts).length === 0) return this.#restart();
    await this.requests.findAltered(); // steps of the labs may have changed something, too
    if (this.edits.altered.length === 0) return this.#runLabsOn(texts);
    await this.#restart();
    if (this.engine.state !== "ready") return; // the engine's own event shows it
    try {
      await this.#runLabsOn(texts);
    } catch (thrown) {
      if (this.engine.state === "ready" && Object.keys(before).length > 0) {
        await this.#runLabsOn(before);
      }
      throw thrown;
    }
  }

  async #runLabsOn(texts: Record<string, string>) {
    await this.#exchange(texts);
    this.labs.stopped();
    await this.labs.begin();
  }

  async #exchange(texts: Record<string, string>) {
    const { versions } = await this.requests.request("code.apply", { edits: texts });
    this.engine.setVersions(versions);
    this.edits.run(texts);
  }

  /** Start Python again on the original code; the labs go on from where they were. */
  async #restart() {
    this.edits.beginRestart();
    this.labs.stopped();
    await this.engine.start().catch(() => {}); // the engine's own event shows it
    this.edits.endRestart();
  }

  /** End Python, which takes too long, and start it again. Typed code is no fault of the edits. */
  async stop() {
    if (!this.requests.isPending("console.run")) this.engineFailed();
    this.labs.stopped();
    await this.engine.start().catch(() => {}); // the engine's own event shows it
  }

  /** The engine has stopped, perhaps because of the edits: the next one starts on the original. */
  engineFailed() {
    if (this.requests.isPending("code.apply") || this.isRunning) {
      this.edits.stop(text("page-code-ended"));
    }
  }

  /** Show where in the code an error arose. */
  showTrace(trace: ErrorPlace) {
    this.open((workspace) => workspace.showTrace(trace));
  }

  /**
   * Go to the lab.
   * @param then what to do with its workspace
   */
  async open(then: (workspace: CodeWorkspace) => void = () => {}) {
    if (!location.hash.startsWith("#code")) location.hash = "#code";
    const workspace = await this.show();
    if (workspace) then(workspace);
  }

  /** Go to the lab, to the lines that compute an equation. */
  showEquation(key: string) {
    this.open((workspace) => workspace.showEquation(key));
  }

  /**
   * Load the workspace, now that the lab is in sight.
   * @returns null if that failed; the error is shown
   */
  async show(): Promise<CodeWorkspace | null> {
    const status = byId("code-status");
    try {
      this.#workspace ??= this.#openWorkspace();
      const workspace = await this.#workspace;
      status.hidden = true;
      workspace.measure();
      return workspace;
    } catch (thrown) {
      this.#workspace = null;
      setText(status, text("page-code-not-fetched"));
      this.reportError(Fault.from(thrown), () => this.show());
      return null;
    }
  }

  async #openWorkspace() {
    const { openWorkspace } = await this.loadWorkspace();
    return openWorkspace(byId("code-workspace"), {
      request: (action, ...args) => this.requests.request(action, ...args),
      apply: (texts) => this.apply(texts),
      edits: this.edits,
      engine: this.engine,
      storage: this.edits.storage,
      labs: this.labs,
      link: this.link,
      exerciseSolved: () => {
        this.isPractised.value = true;
      },
      reportError: this.reportError,
    });
  }
}
