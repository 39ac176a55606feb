import type { Share } from "../../core/share/share.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { plainLabel } from "./plain_label.ts";

/**
 * What a teacher’s link says: its task, its answer once it is asked for, and what it has locked.
 *
 * Events: `drop` (detail: what the share becomes in that part).
 */
export class TaskView extends EventTarget {
  private readonly place: HTMLElement;
  private readonly answer: HTMLElement;
  private readonly answerButton: HTMLElement;

  constructor() {
    super();
    this.place = byTestId("task");
    this.answer = byTestId("task-answer");
    this.answerButton = byTestId("task-show-answer");
    this.answerButton.addEventListener("click", () =>
      this.#showAnswer(this.answer.hidden === true),
    );
    const drops = (button: string, without: Partial<Share>) =>
      byTestId(button).addEventListener("click", () => {
        this.dispatchEvent(new CustomEvent("drop", { detail: without }));
        byId("labs").focus({ preventScroll: true }); // the button is gone
      });
    drops("task-put-away", { task: "", answer: "" });
    drops("task-unlock", { locks: [] });
  }

  /** @param locked labels of what is locked */
  show({ task, answer, locks }: Share, locked: string[]) {
    const taught = task !== "" || answer !== "";
    this.place.hidden = !taught && locks.length === 0;
    setText(byTestId("task-text"), task);
    setText(this.answer, answer);
    this.#showAnswer(false);
    this.answerButton.hidden = answer === "";
    byTestId("task-put-away").hidden = !taught;
    byTestId("task-unlock").hidden = locks.length === 0;
    byId("task-locked").hidden = locks.length === 0;
    const names = locked.map(plainLabel).join(", ");
    setText(byId("task-locked"), text("share-locked-by", { names }));
  }

  #showAnswer(shown: boolean) {
    this.answer.hidden = !shown;
    this.answerButton.setAttribute("aria-expanded", String(shown));
    setText(this.answerButton, text(shown ? "share-answer-hide" : "share-answer-show"));
  }
}
