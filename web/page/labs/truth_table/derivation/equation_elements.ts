import { text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import type { Blank, MathNode } from "../../../ui/mathml.ts";
import { math } from "../../../ui/mathml.ts";

type Line = { symbols: MathNode[]; numbers: MathNode[] };

type Factor = { derivative: MathNode; formulas: MathNode[]; numbers: MathNode[]; result: MathNode };

/** An equation as Python writes it, see `pynn_labs.derivation.typesetting`: in lines, or as a chain rule. */
export type Equation = {
  key: string;
  lines?: Line[];
  left: MathNode;
  name: MathNode;
  factors?: Factor[];
  result: MathNode;
};

/** An equation in the page; `note` says where the code computes something else. */
export type EquationElement = { equation: HTMLElement; note: HTMLElement };

const EQUALS = ["mo", {}, "="] as MathNode;
const TIMES = ["mo", {}, "·"] as MathNode;

/** Makes the elements of equations. The places of their numbers are collected in `blanks`. */
export class EquationElements {
  readonly blanks: Blank[] = [];

  make(equation: Equation): EquationElement {
    const { key } = equation;
    const lines = equation.factors
      ? this.#chain(equation, equation.factors)
      : (equation.lines ?? []).flatMap(({ symbols, numbers }) => [
          this.#line("symbols", symbols),
          this.#line("numbers", numbers),
        ]);
    // nothing in these lines takes the focus, so the lines themselves do: where too long, they scroll
    if (key === "check") for (const line of lines) line.tabIndex = 0;
    const note = element("p", {
      class: "discrepancy",
      "data-testid": `tt-differs-${key}`,
      hidden: "",
    });
    const attributes = { class: "equation", "data-equation": key };
    return { equation: element("div", attributes, ...lines, note, codeButton(key)), note };
  }

  /** A chain rule in derivatives, its factors one by one, and their product. */
  #chain({ left, name, result }: Equation, factors: Factor[]) {
    const rule = this.#line("symbols", [["mrow", {}, left, EQUALS]]);
    const row = element("div", { class: "factors" });
    for (const [index, factor] of factors.entries()) {
      if (index > 0) {
        rule.append(this.#math(TIMES, "of-rule"));
        row.append(this.#math(TIMES, "times"));
      }
      rule.append(this.#math(factor.derivative, "of-rule"));
      row.append(this.#factor(factor));
    }
    const product = factors.map(
      (factor, index): MathNode => ["mrow", {}, index === 0 ? EQUALS : TIMES, factor.result],
    );
    return [rule, row, this.#line("numbers", [name, ...product, ["mrow", {}, EQUALS, result]])];
  }

  #factor({ derivative, formulas, numbers, result }: Factor) {
    return element(
      "div",
      { class: "factor" },
      this.#math(derivative, "derivative"),
      element("div", { class: "formulas" }, ...formulas.map((formula) => this.#math(formula))),
      this.#line("numbers", numbers),
      this.#math(["mrow", {}, EQUALS, result], "result"),
    );
  }

  #line(kind: "symbols" | "numbers", pieces: MathNode[]) {
    return element("div", { class: `line ${kind}` }, ...pieces.map((piece) => this.#math(piece)));
  }

  #math(node: MathNode, name?: string) {
    const made = math(node, this.blanks);
    if (name) made.classList.add(name);
    return made;
  }
}

/** A button that leads to the lines of code of an equation: its `code` event opens the code lab. */
function codeButton(key: string) {
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
