import { Fault } from "../../../../shared/fault.ts";
import type { BlankExercise, BreakExercise, Requests } from "../../../../shared/protocol.ts";
import { say, text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { makeScrollStop } from "../../../ui/keyboard/scroll_stops.ts";
import { codeText, equations } from "../code_text.ts";
import type { CodeContext } from "../context.ts";
import type { CodeView } from "../editor/code_view.ts";
import { button } from "../elements.ts";
import { explanationOf, hintsOf } from "./exercise_help.ts";
import { ExerciseOutcome } from "./exercise_outcome.ts";

export type Exercise = BreakExercise | BlankExercise;

/** Requests about one exercise. */
type ExerciseAction = "exercises.begin" | "exercises.undo" | "exercises.judge";

/**
 * The open exercise: its task, what helps, and the outcome of its tests.
 *
 * Events: `solved`, `close`, `next`.
 */
export class ExercisePanel extends EventTarget {
  readonly title = element("h2", { id: "exercise-title", tabindex: "-1" });
  readonly root: HTMLElement;
  private readonly begin: HTMLButtonElement;
  private readonly check = button("exercise-check", text("exercise-check"), "primary");
  private readonly undo = button("exercise-undo", text("exercise-undo"));
  private readonly outcome: ExerciseOutcome;
  #turn: Promise<void> = Promise.resolve();
  #closed = new AbortController();

  constructor(
    private readonly exercise: Exercise,
    private readonly code: CodeView,
    private readonly context: CodeContext,
  ) {
    super();
    const isBreak = exercise.kind === "break";
    this.begin = button("exercise-begin", text(isBreak ? "exercise-change" : "exercise-blank"));
    this.outcome = new ExerciseOutcome(isBreak, context.edits, ({ file, line }) =>
      code.showLine(file, line),
    );
    const close = button("exercise-close", text("exercise-close"), "quiet small");
    const next = button("exercise-next", text("exercise-next"), "quiet small");
    this.title.append(...codeText(text(`exercise-${exercise.key}-title`)));
    this.root = element(
      "section",
      {
        class: "panel exercise-panel",
        "aria-labelledby": "exercise-title",
        "data-kind": exercise.kind,
        "data-testid": "exercise-panel",
      },
      element("div", { class: "exercise-head" }, close, next),
      this.title,
      element("p", { class: "exercise-task" }, ...codeText(text(`exercise-${exercise.key}-task`))),
      ...(isBreak ? this.#breakParts(exercise) : this.#blankParts(exercise)),
    );
    this.begin.addEventListener("click", () => this.#inTurn(() => this.#edit("exercises.begin")));
    this.undo.addEventListener("click", () => this.#inTurn(() => this.#edit("exercises.undo")));
    this.check.addEventListener("click", () => this.#inTurn(() => this.#check()));
    close.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    next.addEventListener("click", () => this.dispatchEvent(new Event("next")));
    const { signal } = this.#closed;
    context.edits.addEventListener("change", () => this.outcome.update(), { signal });
    context.link.addEventListener("lock", () => this.#lock(), { signal });
    this.#lock();
  }

  /** It is no longer open. */
  leave() {
    this.#closed.abort();
  }

  #breakParts(exercise: BreakExercise) {
    const explanation = explanationOf(exercise, () => this.context.labs.startOver(exercise.lab));
    const { summary, tests } = this.outcome;
    return [this.#buttons(), summary, this.#results(tests, ...explanation)];
  }

  #blankParts(exercise: BlankExercise) {
    const { more, list } = hintsOf(exercise);
    return [
      element("div", { class: "formula" }, ...equations(exercise.equation)),
      this.#buttons(more),
      this.outcome.summary,
      this.#results(list, this.outcome.tests),
    ];
  }

  /** Long content, which scrolls by itself so that the task stays in sight. */
  #results(...help: HTMLElement[]) {
    const results = element("div", { class: "exercise-results" }, ...help);
    makeScrollStop(results, { "aria-label": text("exercise-results") });
    return results;
  }

  #buttons(...others: HTMLElement[]) {
    return element("div", { class: "buttons" }, this.begin, this.check, this.undo, ...others);
  }

  /** A link may have locked the code: then it is only read, and tested as it is. */
  #lock() {
    const { isLocked } = this.context.link;
    this.begin.disabled = isLocked;
    this.undo.disabled = isLocked;
  }

  /** One after another: a check pressed right after a change is about the changed text. */
  #inTurn(action: () => Promise<void>) {
    this.#turn = this.#turn.then(action, action);
  }

  /** Let Python change the file: begin the exercise, or undo that. */
  async #edit(action: "exercises.begin" | "exercises.undo") {
    const edited = await this.#request(action);
    if (edited === null) return;
    const { file, text: written, first, last } = edited;
    this.code.write(file, written);
    const isCleared = action === "exercises.begin" && this.exercise.kind === "blank";
    if (isCleared) this.code.replaceLine(file, last);
    else this.code.showLine(file, first);
    this.outcome.show("", "");
  }

  async #check() {
    this.check.disabled = true;
    this.outcome.show("busy", text("exercise-checking"));
    const { texts } = this.context.edits;
    const judgement = await this.#request("exercises.judge");
    this.check.disabled = false;
    if (judgement === null) return;
    this.outcome.showTests(texts, judgement.tests);
    this.#showTask();
    this.code.reveal(this.exercise.file, this.exercise.snippets);
    if (judgement.passed) this.dispatchEvent(new Event("solved"));
  }

  /** Scroll back to the task, where the sheet that it is on has been scrolled. */
  #showTask() {
    this.root.scrollTop = 0;
    this.root.parentElement?.scrollTo(0, 0);
  }

  /** @returns null if it failed; the error is shown */
  async #request<A extends ExerciseAction>(action: A): Promise<Requests[A]["answer"] | null> {
    const edits = { ...this.context.edits.texts };
    try {
      const answer: Promise<Requests[A]["answer"]> = this.context.request<ExerciseAction>(action, {
        name: this.exercise.key,
        edits,
      });
      return await answer;
    } catch (thrown) {
      this.#showError(Fault.from(thrown), edits);
      return null;
    }
  }

  #showError(fault: Fault, edits: Record<string, string>) {
    if (fault.kind === "code") {
      const { text: explanation, trace } = fault;
      this.outcome.showImportError(edits, { explanation, trace: trace ?? undefined });
      return;
    }
    this.outcome.show("failed", fault.kind === "refused" ? say(fault.text) : "");
    if (fault.kind !== "refused") this.context.reportError(fault);
  }
}
