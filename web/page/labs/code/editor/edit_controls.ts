import { Fault } from "../../../../shared/fault.ts";
import { text } from "../../../language/text.ts";
import { formatList } from "../../../ui/format.ts";
import type { CodeContext } from "../context.ts";
import type { Edits } from "../edits.ts";
import type { CodePanel } from "./code_panel.ts";

/** The files of the editor, as the controls use them. */
interface EditorFiles {
  /** The file that is shown. */
  shown(): string;
  all(): string[];
  /** Put the original of a file into the editor. */
  restore(file: string): void;
  showFault(fault: Fault): void;
}

/** The controls that run and restore edits, and the sentence about what runs. */
export class EditControls {
  #busy = false;
  private readonly edits: Edits;

  constructor(
    private readonly panel: CodePanel,
    private readonly files: EditorFiles,
    private readonly context: CodeContext,
  ) {
    this.edits = context.edits;
    panel.apply.addEventListener("click", () => this.#apply());
    panel.restore.addEventListener("click", () => this.#restore([files.shown()]));
    panel.restoreAll.addEventListener("click", () => this.#restore(files.all()));
  }

  /** Let the labs run on the edits, or show the error. */
  async #apply() {
    this.#setBusy(true);
    this.panel.showError(null);
    try {
      await this.context.apply({ ...this.edits.texts });
    } catch (thrown) {
      this.files.showFault(Fault.from(thrown));
    } finally {
      this.#setBusy(false);
    }
  }

  /** Restore the originals of these files; the labs run on them, too, if they ran on an edit of one. */
  async #restore(files: string[]) {
    const { altered, texts } = this.edits;
    const isAll = Object.keys(texts).every((file) => files.includes(file));
    const ran = files.some((file) => file in this.edits.running) || (isAll && altered.length > 0);
    for (const file of files) this.files.restore(file);
    this.panel.showError(null);
    if (ran) await this.#apply();
  }

  #setBusy(busy: boolean) {
    this.#busy = busy;
    this.draw();
  }

  draw() {
    const { texts, running, isPending, altered, isRestarting } = this.edits;
    const { isLocked } = this.context.link;
    const { apply, restore, restoreAll } = this.panel;
    const isBusy = this.#busy || isRestarting;
    const isAsWritten = [texts, running, altered].every(
      (changes) => Object.keys(changes).length === 0,
    );
    const file = this.files.shown();
    apply.disabled = isBusy || !isPending || isLocked;
    restore.disabled = isBusy || !(file in texts || file in running);
    restoreAll.disabled = isBusy || isAsWritten;
    const status = this.#busy && !isRestarting ? text("code-busy") : statusOf(this.edits, isLocked);
    this.panel.showStatus(isBusy ? "busy" : isPending ? "pending" : "running", status);
  }
}

/** The sentence about the edits: what is changed, and what runs. */
function statusOf(edits: Edits, isLocked: boolean) {
  const status = editStatus(edits);
  return isLocked ? `${status} ${text("code-locked")}` : status;
}

function editStatus({ texts, runningFiles, isPending, altered, isRestarting }: Edits) {
  if (isRestarting) return text("page-code-restarting");
  const files = Object.keys(texts);
  if (isPending && files.length === 0) return text("code-reverted");
  if (isPending) {
    const pending = runningFiles.length > 0 ? "code-pending-again" : "code-pending";
    return text(pending, { files: formatList(files) });
  }
  if (files.length > 0) return text("code-running", { files: formatList(files) });
  return text(altered.length > 0 ? "code-altered" : "code-as-written");
}
