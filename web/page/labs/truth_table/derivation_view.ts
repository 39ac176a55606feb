import type { Discrepancy } from "../../../shared/protocol.ts";
import { text } from "../../language/text.ts";
import { element, setText } from "../../ui/dom.ts";
import { formatInFormula } from "../../ui/format.ts";
import { roveByArrows } from "../../ui/keyboard/roving_focus.ts";
import type { Blank, MathNode } from "../../ui/mathml.ts";
import { fillNumbers, math } from "../../ui/mathml.ts";
import type { TruthTableState } from "./state.ts";
import { explanation, stagesOf, titleOf } from "./stepper/stages.ts";

type Line = { symbols: MathNode[]; numbers: MathNode[] };

type Factor = { derivative: MathNode; formulas: MathNode[]; numbers: MathNode[]; result: MathNode };

type Equation = {
  key: string;
  lines?: Line[];
  left: MathNode;
  name: MathNode;
  lead: MathNode | null;
  factors?: Factor[];
  result: MathNode;
};

type Section = { stage: string; equations: Equation[] };

const EQUALS = ["mo", {}, "="] as MathNode;
const TIMES = ["mo", {}, "·"] as MathNode;

/** The document's equations, stage by stage: built anew when their structure changes, else only filled. */
export class DerivationView {
  #equations = "";
  #stage: string | null | undefined = undefined;
  #blanks: Blank[] = [];
  /** by the equation's key */
  #notes: Map<string, { equation: HTMLElement; note: HTMLElement }> = new Map();
  /** by stage */
  #sections: Map<string, { section: HTMLElement; text: HTMLElement }> = new Map();

  /**
   * @param stages where the stages of a step belong
   * @param apart where others belong, by their stage
   * @param digits the menu of how many significant digits are shown
   */
  constructor(
    private readonly stages: HTMLElement,
    private readonly apart: Record<string, HTMLElement>,
    private readonly digits: HTMLSelectElement,
  ) {
    roveByArrows(stages, () => this.#quantities());
  }

  /** @param stage the one that is looked at; null: all of them */
  draw(state: TruthTableState, stage: string | null) {
    if (state.equations !== this.#equations) this.#build(state);
    const digits = Number(this.digits.value);
    fillNumbers(this.#blanks, state.numbers, digits);
    this.#mark(state.discrepancies, digits);
    const order = stagesOf(state.sizes);
    const reached = stage === null ? -1 : order.indexOf(stage);
    for (const [index, name] of order.entries()) {
      const found = this.#sections.get(name);
      if (found === undefined) continue;
      found.section.dataset.progress =
        stage === null ? "shown" : ["upcoming", "current", "done"][1 + Math.sign(reached - index)];
      setText(found.text, explanation(name, state));
    }
    if (stage !== this.#stage) this.#openToTab();
    this.#stage = stage;
  }

  /** Say at each equation where the code computes something else. */
  #mark(discrepancies: Discrepancy[], digits: number) {
    for (const [key, { equation, note }] of this.#notes) {
      const found = discrepancies.filter((each) => each.equation === key);
      note.hidden = found.length === 0;
      equation.classList.toggle("differs", found.length > 0);
      setText(note, found.map((each) => discrepancyText(each, digits)).join(" "));
    }
  }

  /** What can be pointed at, line by line, as far as it is in sight. */
  #quantities(): HTMLElement[][] {
    const lines: NodeListOf<HTMLElement> = this.stages.querySelectorAll(".line, .factors");
    return [...lines]
      .filter((line) => line.checkVisibility())
      .map((line) => [...line.querySelectorAll("[data-quantity]")] as HTMLElement[])
      .filter((items) => items.length > 0);
  }

  /** The Tab key enters at the first quantity in sight. */
  #openToTab() {
    for (const each of this.stages.querySelectorAll('[tabindex="0"]')) {
      each.setAttribute("tabindex", "-1");
    }
    this.#quantities()[0]?.[0]?.setAttribute("tabindex", "0");
  }

  /** The part of the page that shows a stage's equations. */
  section(stage: string) {
    return this.#sections.get(stage)?.section;
  }

  #build({ equations, structure, sizes }: TruthTableState) {
    this.#equations = equations;
    this.#stage = undefined;
    this.#blanks = [];
    this.#sections.clear();
    this.#notes.clear();
    const sections: Section[] = JSON.parse(structure.sections);
    const order = stagesOf(sizes);
    const shown = [];
    for (const { stage, equations } of sections) {
      const lines = equations.map((equation) => this.#equation(equation));
      const apart = this.apart[stage];
      if (apart) apart.replaceChildren(...lines);
      else shown.push(this.#section(stage, order.indexOf(stage) + 1, titleOf(stage, sizes), lines));
    }
    const focused = this.#focused();
    this.stages.replaceChildren(...shown);
    if (focused === null) return;
    const again: HTMLElement | null = this.stages.querySelector(focused);
    again?.setAttribute("tabindex", "-1");
    again?.focus();
  }

  /** What finds again, in equations that are built anew, the place that has the focus. */
  #focused() {
    const active = document.activeElement;
    if (active === null || !this.stages.contains(active)) return null;
    const equation = active.closest("[data-equation]")?.getAttribute("data-equation");
    const line = active.closest(".symbols") ? ".symbols" : "";
    return `[data-equation="${equation}"] ${line} [data-quantity]`;
  }

  #section(stage: string, number: number, title: string, lines: HTMLElement[]) {
    const words = element("p", { class: "stage-text" });
    const section = element(
      "section",
      { class: "stage", "data-stage": stage, "aria-labelledby": `stage-${stage}` },
      element(
        "h3",
        { id: `stage-${stage}` },
        element("span", { class: "stage-number" }, String(number)),
        title,
      ),
      words,
      ...lines,
    );
    this.#sections.set(stage, { section, text: words });
    return section;
  }

  #equation(equation: Equation) {
    const children = equation.factors
      ? this.#chain(equation, equation.factors)
      : (equation.lines ?? []).flatMap(({ symbols, numbers }) => [
          this.#line("symbols", symbols),
          this.#line("numbers", numbers),
        ]);
    const { key } = equation;
    // nothing in its lines can be chosen: where they are too long, the line itself is what scrolls
    if (key === "check") for (const line of children) line.tabIndex = 0;
    const note = element("p", {
      class: "discrepancy",
      "data-testid": `tt-differs-${key}`,
      hidden: "",
    });
    const made = element(
      "div",
      { class: "equation", "data-equation": key },
      ...children,
      note,
      toCode(key),
    );
    this.#notes.set(key, { equation: made, note });
    return made;
  }

  /** A chain rule: what is derived, its factors side by side, and their product. */
  #chain({ left, name, lead, result }: Equation, factors: Factor[]) {
    const row = element("div", { class: "factors" });
    if (lead) row.append(this.#math(["mrow", {}, lead], "lead"));
    for (const [index, factor] of factors.entries()) {
      if (index > 0) row.append(this.#math(TIMES, "times"));
      row.append(this.#factor(factor));
    }
    return [
      this.#line("symbols", [["mrow", {}, left, EQUALS]]),
      row,
      this.#line("numbers", [
        name,
        ...factors.map(
          (factor, index) => ["mrow", {}, index === 0 ? EQUALS : TIMES, factor.result] as MathNode,
        ),
        ["mrow", {}, EQUALS, result],
      ]),
    ];
  }

  #factor({ derivative, formulas, numbers, result }: Factor) {
    return element(
      "div",
      { class: "factor" },
      this.#math(derivative, "derivative"),
      element("div", { class: "formulas" }, ...formulas.map((each) => this.#math(each))),
      this.#line("numbers", numbers),
      this.#math(["mrow", {}, EQUALS, result], "result"),
    );
  }

  #line(kind: "symbols" | "numbers", pieces: MathNode[]) {
    return element("div", { class: `line ${kind}` }, ...pieces.map((piece) => this.#math(piece)));
  }

  #math(node: MathNode, name?: string) {
    const made = math(node, this.#blanks);
    if (name) made.classList.add(name);
    return made;
  }
}

function discrepancyText({ factor, expected, computed }: Discrepancy, digits: number) {
  return text("tt-derivation-differs", {
    place: factor === undefined ? "equation" : "factor",
    number: String((factor ?? 0) + 1),
    expected: formatInFormula(expected, digits),
    computed: formatInFormula(computed, digits),
  });
}

/** A button that leads to the lines of code; whoever fetches the code lab hears its event. */
function toCode(key: string) {
  const button = element(
    "button",
    {
      type: "button",
      class: "quiet to-code",
      title: text("tt-derivation-code-title"),
      "data-testid": `tt-code-${key}`,
    },
    text("tt-derivation-code"),
  );
  button.addEventListener("click", () =>
    button.dispatchEvent(new CustomEvent("code", { bubbles: true, detail: key })),
  );
  return button;
}
