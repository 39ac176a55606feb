import { importLazyParts } from "#lazy_parts";
import { Fault } from "../../../shared/fault.ts";
import type { Files } from "../../../shared/files.ts";
import type { ConsoleAnswer, ErrorPlace, Requests } from "../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../core/engine_client.ts";
import type { Site } from "../../core/site_data.ts";
import { say, text } from "../../language/text.ts";
import type { CodeWorkspace } from "../../lazy_parts.ts";
import { byId, eventDetail, setText } from "../../ui/dom.ts";
import { sentence } from "../../ui/format.ts";
import { CodeLink } from "./code_link.ts";
import { showEditMark } from "./edit_mark.ts";
import type { Edits } from "./edits.ts";
import { StopBar } from "./stop_bar.ts";

/** What each lab is to draw, where its network was changed. */
export type Changed = Pick<ConsoleAnswer, "truth_table" | "digits">;

/** What runs on the package, and has to begin anew with it. */
export type Labs = { stopped(): void; begin(): Promise<unknown>; changed(labs: Changed): void };

/** Actions that run a person's code, which may change more than its own files. */
const RUNS_THEIRS = ["code.apply", "console.run", "exercises.judge"];

/**
 * The code lab as the page always has it: which edits run, and how they are stopped. The editor and all
 * around it is fetched when it is needed.
 */
export class CodeLab {
  #workspace: Promise<CodeWorkspace> | null = null;
  /** Requests of the code lab that the worker has not answered. */
  #pending: Set<{ action: string }> = new Set();
  link = new CodeLink();

  constructor(
    private readonly engine: EngineClient,
    private readonly edits: Edits,
    private readonly labs: Labs,
    private readonly files: Files,
    private readonly site: Site,
    private readonly tell: (fault: Fault | null, retry?: (() => void) | null) => void,
  ) {
    engine.addEventListener("state", (event) => {
      if (eventDetail(event) === "loading") edits.noteAltered([]); // nobody's code has run in that one
    });
    showEditMark(edits, {
      restore: () => this.apply({}),
      compare: () => this.open((workspace) => workspace.compare(edits.runningFiles[0])),
      open: () => this.open(),
    });
    new StopBar(
      engine,
      () => this.#isAsked("code.apply") || (engine.state === "ready" && this.#mayRun),
      () => this.stop(),
    );
  }

  /** Whether the labs run on what a person has written. */
  get isRunning() {
    return this.edits.runningFiles.length > 0;
  }

  /** Whether it may be a person's code that Python is busy with. */
  get #mayRun() {
    return this.#pending.size > 0 || this.isRunning || this.edits.altered.length > 0;
  }

  /** Python has started, on the package as it was written: let what ran before run again. */
  async begin() {
    const wanted = await this.edits.begin();
    if (Object.keys(wanted).length === 0) return;
    try {
      await this.#exchange(wanted);
    } catch (thrown) {
      if (this.engine.state === "failed") return; // told for the whole page
      const why = sentence(say(Fault.from(thrown).text));
      this.edits.stop(text("page-code-not-again", { why }));
    }
  }

  /**
   * Let the labs run on these files. Rejects with a Fault; all is as it was then.
   *
   * The original always starts in a Python of its own: what code has left behind in one cannot all be
   * found. One edit after another goes on in the same Python, unless that was found to be altered.
   */
  async apply(texts: Record<string, string>) {
    const before = this.edits.running;
    if (Object.keys(texts).length === 0) return this.#restart();
    await this.#findAltered(); // steps of the labs may have changed something, too
    if (this.edits.altered.length === 0) return this.#runLabsOn(texts);
    await this.#restart();
    if (this.engine.state !== "ready") return; // told for the whole page
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

  /** Start Python again on the original code; the labs go on from where they were. */
  async #restart() {
    this.edits.beginRestart();
    this.labs.stopped();
    await this.engine.start().catch(() => {}); // told by the engine's own event
    this.edits.endRestart();
  }

  /** What takes too long: end Python, and start it anew. What was typed into the console is no edit’s fault. */
  async stop() {
    if (!this.#isAsked("console.run")) this.engineFailed();
    this.labs.stopped();
    await this.engine.start().catch(() => {}); // told by the engine's own event
  }

  /** The engine has stopped, perhaps of the edits that it ran: the next one begins on what was written. */
  engineFailed() {
    if (this.#isAsked("code.apply") || this.isRunning) this.edits.stop(text("page-code-ended"));
  }

  /** Show where in the code something arose. */
  showTrace(trace: ErrorPlace) {
    this.open((workspace) => workspace.showTrace(trace));
  }

  /**
   * Go to the lab.
   * @param then what to do with it there
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
   * The lab is in sight: fetch what it needs.
   * @returns null where that failed, and was told
   */
  async show(): Promise<CodeWorkspace | null> {
    const status = byId("code-status");
    try {
      this.#workspace ??= this.#fetch();
      const workspace = await this.#workspace;
      status.hidden = true;
      return workspace;
    } catch (thrown) {
      this.#workspace = null;
      setText(status, text("page-code-not-fetched"));
      this.tell(thrown as Fault, () => this.show());
      return null;
    }
  }

  async #fetch() {
    const { open } = await importLazyParts(this.files, this.site.lazy_parts);
    return open(byId("code-workspace"), {
      request: (action, ...args) => this.#request(action, ...args),
      apply: (texts) => this.apply(texts),
      edits: this.edits,
      engine: this.engine,
      kept: this.edits.kept,
      labs: this.labs,
      link: this.link,
      tell: this.tell,
    });
  }

  async #exchange(texts: Record<string, string>) {
    const { versions } = await this.#request("code.apply", { edits: texts });
    this.engine.setVersions(versions);
    this.edits.run(texts);
  }

  /** @param action whether the worker has not answered it */
  #isAsked(action: string) {
    return [...this.#pending].some((each) => each.action === action);
  }

  async #request<A extends keyof Requests>(
    action: A,
    ...args: RequestArguments<A>
  ): Promise<Requests[A]["answer"]> {
    const asked = { action };
    this.#pending.add(asked);
    try {
      return await this.engine.request(action, ...args);
    } finally {
      this.#pending.delete(asked);
      if (RUNS_THEIRS.includes(action)) await this.#findAltered();
    }
  }

  /** Ask Python what code has changed outside of the files. */
  async #findAltered() {
    try {
      this.edits.noteAltered(await this.engine.request("code.altered"));
    } catch (thrown) {
      const { kind } = thrown as Fault;
      // a Python that cannot even tell is altered; one that has stopped is replaced
      if (kind !== "engine-died" && this.engine.state !== "failed") {
        this.edits.noteAltered(["builtins"]);
      }
    }
  }
}
