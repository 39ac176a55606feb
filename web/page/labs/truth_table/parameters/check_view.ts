import { effect } from "@preact/signals-core";
import { lookUp } from "../../../../shared/checked_lookup.ts";
import type { AllChecks, CheckVerdict } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { formatInteger, formatNumber, formatSignificant } from "../../../ui/format.ts";
import { nameOf } from "../quantity_names.ts";
import type { ShownState } from "../state.ts";
import type { TruthTableSession } from "../truth_table_session.ts";

/** Names of weights that a sentence lists at most; it counts the others. */
const MOST_NAMES = 3;

/** Backprop's gradient beside the central difference: for the selected parameter, and for all. */
export class CheckView {
  private readonly heading = byId("check-name");
  private readonly backprop = byTestId("tt-check-backprop");
  private readonly difference = byTestId("tt-check-difference");
  private readonly error = byTestId("tt-check-error");
  private readonly verdict = byTestId("tt-check-verdict");

  constructor(session: TruthTableSession) {
    const { state, checks } = session.store;
    const outcome = byTestId("tt-check-outcome");
    byTestId("tt-check-all").addEventListener("click", () => session.checkAll());
    effect(() => {
      if (state.value !== null) this.#draw(state.value);
    });
    effect(() => {
      const last = (state.peek()?.sizes.length ?? 1) - 1;
      const shown = checks.value === null ? null : allVerdicts(checks.value, last);
      outcome.dataset.state = shown?.state ?? "";
      setText(outcome, shown?.words ?? "");
    });
  }

  #draw({ numbers, check, selected, sizes }: ShownState) {
    setText(this.heading, nameOf(selected, sizes.length - 1));
    for (const [place, key, digits] of [
      [this.backprop, `G${selected}`, 6],
      [this.difference, "difference", 6],
      [this.error, "relative_error", 1],
    ] as const) {
      const value = lookUp(numbers, key);
      place.dataset.value = String(value);
      place.dataset.quantity = key;
      setText(place, formatNumber(value, digits));
    }
    if (check !== "agrees" && check !== "differs") setText(this.error, "–"); // the error has no meaning
    this.error.classList.toggle("good", check === "agrees");
    this.error.classList.toggle("bad", check === "differs");
    this.backprop.classList.toggle("bad", check === "not_finite");
    this.verdict.dataset.state = check;
    setText(this.verdict, oneVerdict(check, numbers));
  }
}

/** The outcome of one parameter's check. */
export function oneVerdict(check: CheckVerdict, numbers: Record<string, number>) {
  const left = formatSignificant(numbers.slope_left);
  const right = formatSignificant(numbers.slope_right);
  return text(`tt-check-one-${check.replace("_", "-")}`, { left, right });
}

/**
 * The outcome of the check of all parameters, in words.
 * @param last the network's last layer
 */
export function allVerdicts(
  { errors, verdicts, worst }: AllChecks,
  last: number,
): { state: "agrees" | "differs" | "unknown"; words: string } {
  const keys = Object.keys(verdicts);
  const having = (verdict: CheckVerdict) => keys.filter((key) => verdicts[key] === verdict);
  const all = formatInteger(keys.length);
  const worstOne = { all, error: formatSignificant(errors[worst], 1), name: nameOf(worst, last) };
  const counted = (some: string[]) => ({
    all,
    count: some.length,
    some: formatInteger(some.length),
  });

  const [agree, differ, kink] = [having("agrees"), having("differs"), having("kink")];
  const [notFinite, unknown] = [having("not_finite"), having("unknown")];
  const sentences = [];
  if (notFinite.length > 0) {
    const names = namesOf(notFinite, last);
    sentences.push(text("tt-check-not-finite", { ...counted(notFinite), names }));
  }
  if (differ.length > 0) {
    const wrong = formatInteger(differ.length);
    sentences.push(text("tt-check-differ", { ...worstOne, count: differ.length, wrong }));
  } else if (agree.length === keys.length) {
    sentences.push(text("tt-check-agree", worstOne));
  } else if (agree.length > 0) {
    sentences.push(text("tt-check-agree-some", { ...counted(agree), ...worstOne }));
  }
  if (kink.length > 0) sentences.push(text("tt-check-kink", counted(kink)));
  if (unknown.length > 0) sentences.push(text("tt-check-unknown", counted(unknown)));
  const isWrong = notFinite.length + differ.length > 0;
  const state = isWrong ? "differs" : unknown.length > 0 ? "unknown" : "agrees";
  return { state, words: sentences.join(" ") };
}

/** The first few names, and the number of the rest. */
export function namesOf(keys: string[], last: number) {
  const names = keys.slice(0, MOST_NAMES).map((key) => nameOf(key, last));
  const more = keys.length - names.length;
  const list = names.join(", ");
  return more === 0 ? list : text("tt-check-names-more", { list, more: formatInteger(more) });
}
