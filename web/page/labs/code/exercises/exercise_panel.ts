import type { Fault } from "../../../../shared/fault.ts";
import type { ErrorPlace, ExerciseTest, Requests } from "../../../../shared/protocol.ts";
import { say, text, translated } from "../../../language/text.ts";
import type { Context } from "../../../lazy_parts.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { button } from "../button.ts";
import type { CodeView } from "../editor/code_view.ts";
import type { FileTexts } from "../edits.ts";
import { sameTexts } from "../edits.ts";
import { exerciseText } from "./exercise_text.ts";
import type { Exercise } from "./exercises_view.ts";
import { testList } from "./test_list.ts";

/** Requests about one exercise. */
type ExerciseAction = "exercises.begin" | "exercises.undo" | "exercises.judge";

/**
 * One exercise that is open: its task, what helps, and what the tests say.
 *
 * Events: `solved`, `close`.
 */
export class ExercisePanel extends EventTarget {
  title = element("h2", { id: "exercise-title", tabindex: "-1" });
  check = button("exercise-check", text("exercise-check"), "primary");
  undo = button("exercise-undo", text("exercise-undo"));
  hint = button("exercise-hint", text("exercise-first-hint"));
  outcome = element("p", {
    class: "exercise-outcome",
    "data-testid": "exercise-outcome",
    role: "status",
  });
  tests = element("div");
  hints = element("ol", { class: "hints", "data-testid": "exercise-hints", "aria-live": "polite" });
  /** The texts that the tests have judged, and the outcome. */
  #judged: { texts: FileTexts; state: string; words: string } | null = null;
  #turn: Promise<void> = Promise.resolve();
  #gone = new AbortController();

  private readonly begin: HTMLButtonElement;
  readonly root: HTMLElement;

  constructor(
    private readonly exercise: Exercise,
    private readonly code: CodeView,
    private readonly context: Context,
  ) {
    super();
    const isBreak = exercise.expect !== undefined;
    const begun = isBreak ? "exercise-change" : "exercise-blank";
    this.begin = button("exercise-begin", text(begun));
    const close = button("exercise-close", text("exercise-close"), "quiet small");
    setText(this.title, translated(exercise.title));
    const { title, begin, check, undo, hint, outcome, tests, hints } = this;
    this.root = element(
      "section",
      { class: "panel exercise-panel", "aria-labelledby": "exercise-title" },
      element("div", { class: "exercise-head" }, title, close),
      element("p", {}, ...exerciseText(translated(exercise.task))),
      ...(exercise.equation
        ? [element("p", { class: "formula" }, ...exerciseText(translated(exercise.equation)))]
        : []),
      element("div", { class: "buttons" }, begin, check, undo, ...(isBreak ? [] : [hint])),
      ...(isBreak ? this.#explanation() : [hints]),
      outcome,
      tests,
    );
    begin.addEventListener("click", () => this.#inTurn(() => this.#write("exercises.begin")));
    undo.addEventListener("click", () => this.#inTurn(() => this.#write("exercises.undo")));
    check.addEventListener("click", () => this.#inTurn(() => this.#check()));
    hint.addEventListener("click", () => this.#nextHint());
    close.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    const { signal } = this.#gone;
    context.edits.addEventListener("change", () => this.#age(), { signal });
    context.link.addEventListener("lock", () => this.#lock(), { signal });
    this.#lock();
  }

  /** A link may have locked the code: then it is read, and judged, as it is. */
  #lock() {
    const { isLocked } = this.context.link;
    this.begin.disabled = isLocked;
    this.undo.disabled = isLocked;
  }

  /** It is no longer open. */
  leave() {
    this.#gone.abort();
  }

  /** What a break is about: where it shows, and why. */
  #explanation() {
    const { expect = [], why = "", lab = "" } = this.exercise;
    const steps = [
      text("exercise-look-apply"),
      ...expect.map(translated),
      text("exercise-look-back"),
    ];
    return [
      disclosure(
        text("exercise-look"),
        element("ol", {}, ...steps.map((step) => element("li", {}, ...exerciseText(step)))),
        element("p", {}, element("a", { href: `#${lab}` }, text(`exercise-go-${lab}`))),
      ),
      disclosure(text("exercise-why"), element("p", {}, ...exerciseText(translated(why)))),
    ];
  }

  /** One after another: a check pressed right after a change is about the changed text. */
  #inTurn(action: () => Promise<void>) {
    this.#turn = this.#turn.then(action, action);
  }

  /** Let Python change the file: begin the exercise, or take it back. */
  async #write(action: "exercises.begin" | "exercises.undo") {
    const done = await this.#ask(action);
    if (done === null) return;
    const { file, text: written, first } = done;
    this.code.write(file, written);
    this.code.showLine(file, first);
    this.#tell("", "");
  }

  async #check() {
    this.check.disabled = true;
    this.#tell("busy", text("exercise-checking"));
    const { texts } = this.context.edits;
    const told = await this.#ask("exercises.judge");
    this.check.disabled = false;
    if (told === null) return;
    this.tests.replaceChildren(testList(told.tests, (trace) => this.#goTo(trace)));
    this.#judge(texts, told.passed ? "passed" : "failed", verdict(told.tests));
    if (told.passed) this.dispatchEvent(new Event("solved"));
  }

  /** @returns null where it was refused, and told */
  async #ask<A extends ExerciseAction>(action: A): Promise<Requests[A]["answer"] | null> {
    this.#judged = null;
    this.tests.replaceChildren();
    const edits = { ...this.context.edits.texts };
    try {
      const answer: Promise<Requests[A]["answer"]> = this.context.request<ExerciseAction>(action, {
        name: this.exercise.key,
        edits,
      });
      return await answer;
    } catch (thrown) {
      const fault = thrown as Fault;
      this.#tell("failed", "");
      if (fault.kind === "refused") this.#tell("failed", say(fault.text));
      else if (fault.kind === "code") this.#judgeImport(edits, fault);
      else this.context.tell(fault);
      return null;
    }
  }

  /** The package cannot even be imported. */
  #judgeImport(texts: FileTexts, fault: Fault) {
    this.#judge(texts, "failed", text("exercise-not-importable"));
    const test: ExerciseTest = {
      title: text("exercise-import"),
      state: "failed",
      told: say(fault.text),
      trace: fault.trace ?? undefined,
    };
    this.tests.replaceChildren(testList([test], (place) => this.#goTo(place)));
  }

  #goTo({ file, line }: ErrorPlace) {
    this.code.showLine(file, line);
  }

  #nextHint() {
    const { hints = [] } = this.exercise;
    const shown = this.hints.childElementCount;
    const hint = hints[shown];
    if (hint === undefined) return;
    this.hints.append(element("li", {}, ...exerciseText(translated(hint))));
    const left = hints.length - shown - 1;
    const next =
      left > 0
        ? text("exercise-next-hint", { left: formatInteger(left) })
        : text("exercise-last-hint");
    setText(this.hint, next);
    this.hint.disabled = left === 0;
  }

  /** Show what came of these texts. */
  #judge(texts: FileTexts, state: string, words: string) {
    this.#judged = { texts, state, words };
    this.#age();
  }

  /** Of other texts than those in the editor, what was judged says nothing. */
  #age() {
    if (this.#judged === null) return;
    const { texts, state, words } = this.#judged;
    if (sameTexts(texts, this.context.edits.texts)) this.#tell(state, words);
    else this.#tell("aged", text("exercise-aged"));
  }

  #tell(state: string, words: string) {
    this.outcome.dataset.state = state;
    this.tests.dataset.state = state;
    setText(this.outcome, words);
  }
}

function verdict(tests: ExerciseTest[]) {
  const passed = tests.filter(({ state }) => state === "passed").length;
  const all = formatInteger(tests.length);
  if (passed === tests.length) return text("exercise-passed", { tests: all });
  const first = translated(tests.find(({ state }) => state === "failed")?.title ?? "");
  return text("exercise-failed", { passed: formatInteger(passed), tests: all, first });
}

function disclosure(title: string, ...content: Node[]) {
  return element("details", { class: "disclosure" }, element("summary", {}, title), ...content);
}
