import type { ErrorPlace, ExerciseTest } from "../../../../shared/protocol.ts";
import { say, text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { codeText } from "../code_text.ts";
import type { Edits, FileTexts } from "../edits.ts";
import { sameTexts } from "../edits.ts";
import { placeButton } from "../elements.ts";

type State = "" | "busy" | "passed" | "failed" | "outdated";

/** A sign for each state; it has a word, too, for those who do not see it. */
const SIGNS = { passed: "✓", failed: "✗", waiting: "·" };
/** The effects of a break are no success. */
const SIGNS_OF_BREAK = { ...SIGNS, passed: "→" };

/**
 * The outcome of an exercise's tests, marked as outdated once the code is changed. The tests of a break are
 * predictions of what is wrong then.
 */
export class ExerciseOutcome {
  readonly summary = element("p", {
    class: "exercise-outcome",
    "data-testid": "exercise-outcome",
    role: "status",
  });
  readonly tests = element("div");
  /** The outcome of the last tests, and the texts that they tested. */
  #last: { texts: FileTexts; state: State; sentence: string } | null = null;

  /** @param goTo shows a line of the code */
  constructor(
    private readonly isBreak: boolean,
    private readonly edits: Edits,
    private readonly goTo: (place: ErrorPlace) => void,
  ) {}

  /** Show a sentence alone. */
  show(state: State, sentence: string) {
    this.#last = null;
    this.tests.replaceChildren();
    this.#draw(state, sentence);
  }

  /** Show the results of tests of these texts. */
  showTests(texts: FileTexts, tests: ExerciseTest[]) {
    const hasPassed = tests.every(({ state }) => state === "passed");
    const list = this.#list(tests, this.isBreak);
    this.#showList(texts, list, hasPassed ? "passed" : "failed", this.#verdict(tests));
    const failed = this.tests.querySelector<HTMLElement>("[data-state=failed]");
    const scroller = this.tests.parentElement;
    if (failed && scroller) scroller.scrollTop = failed.offsetTop - scroller.offsetTop;
  }

  /** Show that the package cannot be imported with these texts. */
  showImportError(texts: FileTexts, error: Pick<ExerciseTest, "explanation" | "trace">) {
    const title = { id: "exercise-import", values: {} };
    const tests = [{ title, state: "failed" as const, ...error }];
    const list = this.#list(tests, false);
    this.#showList(texts, list, "failed", text("exercise-not-importable"));
  }

  /** The code may have been changed. */
  update() {
    if (this.#last === null) return;
    const { texts, state, sentence } = this.#last;
    if (sameTexts(texts, this.edits.texts)) this.#draw(state, sentence);
    else this.#draw("outdated", text("exercise-outdated"));
  }

  #showList(texts: FileTexts, list: HTMLElement, state: State, sentence: string) {
    this.#last = { texts, state, sentence };
    this.tests.replaceChildren(list);
    this.update();
  }

  #draw(state: State, sentence: string) {
    this.summary.dataset.state = state;
    this.tests.dataset.state = state;
    setText(this.summary, sentence);
  }

  #list(tests: ExerciseTest[], arePredictions: boolean) {
    const signs = arePredictions ? SIGNS_OF_BREAK : SIGNS;
    const items = tests.map(({ title, state, explanation, trace }) => {
      const prefix = `${text(`exercise-${arePredictions ? "prediction" : "state"}-${state}`)}: `;
      const item = element(
        "li",
        { class: "test", "data-state": state },
        element("span", { class: "test-sign", "aria-hidden": "true" }, signs[state]),
        element("span", arePredictions ? {} : { class: "visually-hidden" }, prefix),
        element("span", { class: "test-title" }, ...codeText(say(title))),
      );
      if (explanation) {
        item.append(element("p", { class: "test-explanation" }, ...codeText(say(explanation))));
      }
      if (trace) item.append(placeButton(trace, () => this.goTo(trace)));
      return item;
    });
    return element("ol", { class: "tests", "data-testid": "exercise-tests" }, ...items);
  }

  #verdict(tests: ExerciseTest[]) {
    const [all, some] = this.isBreak
      ? ["exercise-predicted", "exercise-not-predicted"]
      : ["exercise-passed", "exercise-failed"];
    const count = formatInteger(tests.length);
    const failed = tests.find(({ state }) => state === "failed");
    if (failed === undefined) return text(all, { tests: count });
    const passed = tests.filter(({ state }) => state === "passed").length;
    const values = { passed: formatInteger(passed), tests: count, first: failed.title };
    return text(some, values);
  }
}
