import { effect, signal } from "@preact/signals-core";
import type { Discrepancy } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, element, setText } from "../../../ui/dom.ts";
import { formatInFormula } from "../../../ui/format.ts";
import { isPlainKey } from "../../../ui/keyboard/plain_key.ts";
import { roveByArrows } from "../../../ui/keyboard/roving_focus.ts";
import type { Blank } from "../../../ui/mathml.ts";
import { fillNumbers } from "../../../ui/mathml.ts";
import { quantityAt, subject } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import { explanation, stagesOf, titleOf } from "../stepper/stages.ts";
import type { TruthTableSession } from "../truth_table_session.ts";
import type { Equation, EquationElement } from "./equation_elements.ts";
import { EquationElements } from "./equation_elements.ts";

type Section = { stage: string; equations: Equation[] };

/**
 * The document's equations, stage by stage. They are made when their structure changes; else only their
 * numbers are filled in.
 */
export class DerivationView {
  /** The key of the structure that is shown. */
  #structure = "";
  /** The stage that is shown; undefined right after the equations were made. */
  #stage: string | null | undefined = undefined;
  #blanks: Blank[] = [];
  /** By their keys. */
  #equations: Map<string, EquationElement> = new Map();
  /** By their stages. */
  #sections: Map<string, { section: HTMLElement; text: HTMLElement }> = new Map();

  private readonly stages = byId("derivation");
  /** The place of the stage that is shown, beside the drawing. */
  private readonly current = byId("stage-equations");
  /** The places of equations that belong to no stage of a step. */
  private readonly asides: Record<string, HTMLElement> = {
    slope: byId("slope-lines"),
    check: byId("check-lines"),
  };

  constructor(private readonly session: TruthTableSession) {
    const { state, stage } = session.store;
    for (const place of [this.stages, this.current]) {
      roveByArrows(place, () => this.#visibleQuantities());
      place.addEventListener("click", (event) => this.#select(event.target));
      place.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && isPlainKey(event)) this.#select(event.target);
      });
    }
    const menu = byId<HTMLSelectElement>("digits-shown");
    const digits = signal(Number(menu.value));
    menu.addEventListener("change", () => {
      digits.value = Number(menu.value);
    });
    effect(() => {
      if (state.value !== null) this.#draw(state.value, stage.value, digits.value);
    });
  }

  /** Select the weight, bias or unit that a symbol or number belongs to. */
  #select(target: EventTarget | null) {
    const key = quantityAt(target);
    const state = this.session.store.state.peek();
    const name = key && state ? subject(key, state.sizes.length - 1) : "";
    if (/^[Wbu]\d/.test(name)) this.session.selectShown(name);
  }

  /** @param digits significant digits of the numbers */
  #draw(state: ShownState, stage: string | null, digits: number) {
    const isNew = state.equations !== this.#structure;
    const focused = isNew ? this.#focusedPlace() : null;
    if (isNew) this.#make(state);
    fillNumbers(this.#blanks, state.numbers, digits);
    this.#markDiscrepancies(state.discrepancies, digits);
    for (const [name, { text: explained }] of this.#sections) {
      setText(explained, explanation(name, state));
    }
    if (stage !== this.#stage) this.#place(stage);
    this.#stage = stage;
    if (focused !== null) this.#focus(document.querySelector(focused));
  }

  /**
   * Put the stage that is shown beside the drawing, and the others where the derivation is as a whole. The
   * focus, which browsers take from what is moved, goes from one stage to the next.
   */
  #place(stage: string | null) {
    const focused = document.activeElement;
    const wasInStage = this.current.contains(focused);
    const hadFocus = wasInStage || this.stages.contains(focused);
    for (const [name, { section }] of this.#sections) {
      (name === stage ? this.current : this.stages).append(section);
    }
    this.#resetTabStop();
    if (!hadFocus) return;
    this.#focus(wasInStage && stage !== null ? this.#visibleQuantities()[0]?.[0] : focused);
  }

  #focus(quantity: Element | null | undefined) {
    if (!(quantity instanceof HTMLElement || quantity instanceof MathMLElement)) return;
    if (!quantity.hasAttribute("tabindex")) quantity.tabIndex = -1;
    quantity.focus({ preventScroll: true });
  }

  /** Note at each equation where the code computes something else. */
  #markDiscrepancies(discrepancies: Discrepancy[], digits: number) {
    for (const [key, { equation, note }] of this.#equations) {
      const found = discrepancies.filter((discrepancy) => discrepancy.equation === key);
      note.hidden = found.length === 0;
      equation.classList.toggle("differs", found.length > 0);
      setText(note, found.map((discrepancy) => discrepancyText(discrepancy, digits)).join(" "));
    }
  }

  /** The quantities that can be focused, line by line, where they are not folded away. */
  #visibleQuantities(): HTMLElement[][] {
    return [this.current, this.stages]
      .flatMap((place) => [...place.querySelectorAll<HTMLElement>(".line, .factors")])
      .filter((line) => line.checkVisibility())
      .map((line) => [...line.querySelectorAll<HTMLElement>("[data-quantity]")])
      .filter((items) => items.length > 0);
  }

  /** Let the Tab key enter at the first visible quantity. */
  #resetTabStop() {
    for (const place of [this.current, this.stages]) {
      for (const stop of place.querySelectorAll('math [tabindex="0"]')) {
        stop.setAttribute("tabindex", "-1");
      }
    }
    this.#visibleQuantities()[0]?.[0]?.setAttribute("tabindex", "0");
  }

  #make({ equations: structureKey, structure, sizes }: ShownState) {
    const elements = new EquationElements();
    const order = stagesOf(sizes);
    this.#structure = structureKey;
    this.#stage = undefined;
    this.#blanks = elements.blanks;
    this.#sections.clear();
    this.#equations.clear();
    const shown = [];
    const sections: Section[] = JSON.parse(structure.sections);
    for (const { stage, equations } of sections) {
      const made = equations.map((equation) => {
        const parts = elements.make(equation);
        this.#equations.set(equation.key, parts);
        return parts.equation;
      });
      const aside = this.asides[stage];
      if (aside) aside.replaceChildren(...made);
      else shown.push(this.#section(stage, order.indexOf(stage) + 1, titleOf(stage, sizes), made));
    }
    this.current.replaceChildren();
    this.stages.replaceChildren(...shown);
  }

  /** A selector that finds the focused place again in newly made equations; null if the focus is elsewhere. */
  #focusedPlace() {
    const active = document.activeElement;
    if (!active?.closest("#derivation, #stage-equations")) return null;
    const equation = active.closest("[data-equation]")?.getAttribute("data-equation");
    const line = active.closest(".symbols") ? ".symbols" : "";
    return `[data-equation="${equation}"] ${line} [data-quantity]`;
  }

  #section(stage: string, number: number, title: string, equations: HTMLElement[]) {
    const id = `stage-${stage}`;
    const numberMark = element("span", { class: "stage-number" }, String(number));
    const explained = element("p", { class: "stage-text" });
    const section = element(
      "section",
      { class: "stage", "data-stage": stage, "aria-labelledby": id },
      element("h3", { id }, numberMark, title),
      explained,
      ...equations,
    );
    this.#sections.set(stage, { section, text: explained });
    return section;
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
