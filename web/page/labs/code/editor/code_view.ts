import type { Fault } from "../../../../shared/fault.ts";
import type { ErrorPlace } from "../../../../shared/protocol.ts";
import { say, text, translated } from "../../../language/text.ts";
import type { Context, SourceFile } from "../../../lazy_parts.ts";
import { eventDetail } from "../../../ui/dom.ts";
import { formatList } from "../../../ui/format.ts";
import type { CodeLink } from "../code_link.ts";
import type { Edits } from "../edits.ts";
import { CodePanel } from "./code_panel.ts";
import { Editor } from "./editor.ts";
import type { EquationTable } from "./equation_lines.ts";
import { EquationLines, lineOf } from "./equation_lines.ts";
import { FilesView } from "./files_view.ts";

/** What a learner sees first: the forward pass. */
const FIRST = "pynn/backpropagation.py";
const FIRST_LINE = "    def forward";

/**
 * The files, the editor, and what can be done with an edit.
 *
 * Events: `equation` (detail: the key of one that is wanted).
 */
export class CodeView extends EventTarget {
  equations = new EquationLines();
  /** by file */
  #originals: Map<string, string>;
  #compared = false;
  #busy = false;

  private readonly edits: Edits;
  private readonly link: CodeLink;
  private readonly about: Map<string, string>;
  private readonly files: FilesView;
  readonly panel: CodePanel;
  private readonly editor: Editor;

  constructor(
    { side, main }: { side: HTMLElement; main: HTMLElement },
    files: SourceFile[],
    private readonly context: Context,
  ) {
    super();
    this.edits = context.edits;
    this.link = context.link;
    this.about = new Map(files.map(({ file, about }) => [file, about]));
    this.#originals = new Map(files.map(({ file, text }) => [file, text]));
    this.files = new FilesView(files, (file) => this.show(file));
    this.panel = new CodePanel();
    side.append(this.files.root);
    main.append(this.panel.root);
    this.editor = new Editor(
      this.panel.place,
      (file, text) => this.#check(file, text),
      (file, line) => this.equations.keyOf(file, line),
    );
    this.#listen();
    this.#lock();
    this.#showAsked();
  }

  #listen() {
    const { apply, compare, restore, restoreAll, equation } = this.panel;
    apply.addEventListener("click", () => this.apply());
    compare.addEventListener("click", () => this.compare(!this.#compared));
    restore.addEventListener("click", () => this.#restore([this.editor.file]));
    restoreAll.addEventListener("click", () => this.#restore([...this.#originals.keys()]));
    this.editor.addEventListener("change", (event) => {
      const { file, text } = eventDetail(event);
      this.edits.edit(file, text, this.#original(file));
    });
    equation.addEventListener("click", () => this.#wantEquation(this.editor.equation));
    this.editor.addEventListener("equation", (event) => this.#wantEquation(eventDetail(event)));
    this.editor.addEventListener("moved", () => this.#offerEquation());
    this.edits.addEventListener("change", () => this.#draw());
    this.link.addEventListener("asked", () => this.#showAsked());
    this.link.addEventListener("lock", () => this.#lock());
  }

  /** Show the file that a link asks for, or the first. */
  #showAsked() {
    const { file } = this.link.asked;
    const there = file === "" || this.#originals.has(file);
    this.show(there && file ? file : FIRST);
    if (this.editor.file === FIRST) this.editor.reveal(FIRST_LINE);
    if (!there) this.#tellTrouble(text("code-no-file", { file }), null);
  }

  #lock() {
    this.editor.lock(this.link.isLocked);
    this.#draw();
  }

  /** Show a file as it stands now. */
  show(file: string) {
    this.editor.open(file, { text: this.text(file), original: this.#original(file) });
    this.link.shown = { ...this.link.shown, file: file === FIRST ? "" : file };
    this.#offerEquation();
    this.#draw();
  }

  /** The text of a file as it stands now. */
  text(file: string) {
    return this.edits.texts[file] ?? this.#original(file);
  }

  /** Put another text into a file, and show it; it can be undone. */
  write(file: string, text: string) {
    this.show(file);
    this.editor.replace(file, text);
  }

  /** Show a line of a file, from 1. */
  showLine(file: string, line: number) {
    if (!this.#originals.has(file)) return;
    this.show(file);
    this.editor.goTo(line);
  }

  /** Show the lines that compute an equation; what they stood in, where they are not there any more. */
  showEquation(key: string) {
    const [main, ...others] = this.equations.places(key);
    if (main === undefined) return;
    this.show(main.file);
    const here = [main, ...others.filter(({ file }) => file === main.file)];
    const lines = here
      .map((place) => lineOf(this.text(main.file), place))
      .filter((line) => line > 0);
    if (lines.length > 0) this.editor.highlightLines(lines);
    this.editor.refreshEquations();
  }

  /** Which lines compute which equations. */
  takeEquations(table: EquationTable) {
    this.equations.take(table);
    this.editor.refreshEquations();
    this.#offerEquation();
  }

  #wantEquation(key: string) {
    this.dispatchEvent(new CustomEvent("equation", { detail: key }));
  }

  #offerEquation() {
    this.panel.equation.disabled = this.editor.equation === "";
  }

  /** @param wanted whether what differs from the original is shown */
  compare(wanted: boolean) {
    this.#compared = wanted;
    this.editor.compare(wanted);
    this.#draw();
  }

  /** Let the labs run on what is written, or tell why not. */
  async apply() {
    this.#setBusy(true);
    this.panel.showTrouble(null);
    try {
      await this.context.apply({ ...this.edits.texts });
    } catch (thrown) {
      this.#refused(thrown as Fault);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Where in the code something arose, and what Python says of it. */
  showTrace(trace: ErrorPlace) {
    this.showLine(trace.file, trace.line);
    this.#tellTrouble(text("code-failed"), trace);
  }

  #refused(fault: Fault) {
    const { kind, trace } = fault;
    if (kind === "engine-died") return; // stopped, and told for the whole page
    if (kind !== "code") return this.context.tell(fault);
    if (trace) this.showLine(trace.file, trace.line);
    const words = text("code-refused", { message: fault.text });
    this.#tellTrouble(words, trace);
  }

  #tellTrouble(words: string, trace: ErrorPlace | null) {
    this.panel.showTrouble(words, trace, () => trace && this.showLine(trace.file, trace.line));
    if (trace) this.editor.showProblems([{ line: trace.line, message: lastLine(trace.text) }]);
  }

  /** What Python says of a text before it runs. */
  async #check(file: string, text: string) {
    if (text === this.#original(file)) return [];
    try {
      await this.context.request("code.check", { edits: { [file]: text } });
      return [];
    } catch (thrown) {
      const { text: why, trace } = thrown as Fault;
      return trace ? [{ line: trace.line, message: say(why) }] : [];
    }
  }

  /** As it was written; what runs, too, if it was one of these files. */
  async #restore(files: string[]) {
    const { altered, texts } = this.edits;
    const isAll = Object.keys(texts).every((file) => files.includes(file));
    const ran = files.some((file) => file in this.edits.running) || (isAll && altered.length > 0);
    for (const file of files) {
      this.editor.replace(file, this.#original(file));
      this.edits.edit(file, this.#original(file), this.#original(file));
    }
    this.panel.showTrouble(null);
    if (this.#compared && !(this.editor.file in this.edits.texts)) this.compare(false);
    if (ran) await this.apply();
  }

  #original(file: string) {
    return this.#originals.get(file) ?? "";
  }

  #told() {
    return this.link.isLocked ? `${told(this.edits)} ${text("code-locked")}` : told(this.edits);
  }

  #setBusy(busy: boolean) {
    this.#busy = busy;
    this.#draw();
  }

  #draw() {
    const { file } = this.editor;
    const { texts, running, isPending, altered, isRestarting } = this.edits;
    const isAsWritten = [texts, running, altered].every((each) => Object.keys(each).length === 0);
    this.files.draw(file, this.edits);
    this.panel.draw({
      file,
      about: translated(this.about.get(file) ?? ""),
      state: this.#busy || isRestarting ? "busy" : isPending ? "pending" : "running",
      told: this.#busy && !isRestarting ? text("code-busy") : this.#told(),
      compared: this.#compared,
    });
    const { apply, restore, restoreAll } = this.panel;
    const busy = this.#busy || isRestarting;
    apply.disabled = busy || !isPending || this.link.isLocked;
    restore.disabled = busy || !(file in texts || file in running);
    restoreAll.disabled = busy || isAsWritten;
  }
}

/** What there is to say of the edits. */
function told({ texts, runningFiles, isPending, altered, isRestarting }: Edits) {
  if (isRestarting) return text("page-code-restarting");
  const changed = Object.keys(texts);
  if (isPending) {
    if (changed.length === 0) return text("code-reverted");
    const runs = runningFiles.length > 0 ? "code-pending-again" : "code-pending";
    return text(runs, { files: formatList(changed) });
  }
  if (changed.length > 0) return text("code-running", { files: formatList(changed) });
  return text(altered.length > 0 ? "code-altered" : "code-as-written");
}

function lastLine(said: string) {
  return said.trimEnd().split("\n").at(-1) ?? "";
}
