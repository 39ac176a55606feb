import { effect } from "@preact/signals-core";
import { at } from "../../../../shared/checked_lookup.ts";
import { text } from "../../../language/text.ts";
import { byId, byTestId, setText } from "../../../ui/dom.ts";
import { formatTyped } from "../../../ui/form/parse_number.ts";
import { formatFixed, formatInteger, formatList } from "../../../ui/format.ts";
import { LiveRegion } from "../../../ui/live_region.ts";
import { namesOf } from "../parameters/check_view.ts";
import type { ShownState } from "../state.ts";
import type { TruthTableSession } from "../truth_table_session.ts";

/** The verdict under the table, and its announcement to screen readers, which speak slower than a run. */
export class VerdictView {
  constructor(session: TruthTableSession) {
    const place = byTestId("tt-verdict");
    const announcements = new LiveRegion(byId("truth-table-announcement"));
    effect(() => {
      const { state: shown, engineState } = session.store;
      const state = shown.value;
      if (state === null) {
        const hasFailed = engineState.value === "failed";
        setText(
          place,
          text(hasFailed ? "tt-python-did-not-start" : "tt-python-is-starting-the-network"),
        );
        return;
      }
      const words = verdict(state);
      const { learned, not_finite: notFinite, unlearnable } = state;
      const isBad = notFinite.length > 0 || (!learned && unlearnable !== undefined);
      setText(place, words);
      place.dataset.state = verdictState(state);
      place.classList.toggle("good", learned && notFinite.length === 0);
      place.classList.toggle("bad", isBad);
      if (session.runs.isRunning && !learned) announcements.announceLater(words);
      else announcements.announce(words);
    });
  }
}

/** If the steepest gradient is below this, steps change nothing that could be seen. */
const FLAT = 1e-3;

/** The verdict in a word, for style sheets and tests. */
export function verdictState(state: ShownState) {
  if (state.learned) return "learned";
  if (state.unlearnable) return "unlearnable";
  if (state.step === 0) return "untrained";
  return state.steepest >= FLAT ? "learning" : "plateau";
}

/** A sentence about the progress of the learning, or about what prevents it. */
export function verdict(state: ShownState) {
  const {
    learned,
    learned_at,
    tolerance,
    step,
    is_initial,
    targets,
    outputs,
    unlearnable,
    inputs,
    steepest,
    sizes,
  } = state;
  if (!outputs.every(Number.isFinite)) return text("tt-verdict-output-not-finite");
  if (state.not_finite.length > 0) {
    return text("tt-verdict-gradient-not-finite", {
      count: state.not_finite.length,
      names: namesOf(state.not_finite, sizes.length - 1),
    });
  }
  if (learned) {
    const within = { tolerance: formatTyped(String(tolerance)) };
    if (learned_at === undefined) return text("tt-verdict-learned", within);
    return text("tt-verdict-learned-after", {
      ...within,
      count: learned_at,
      steps: formatInteger(learned_at),
    });
  }
  if (unlearnable) return impossible(unlearnable, inputs);
  if (step === 0) return text(is_initial ? "tt-verdict-random" : "tt-verdict-by-hand");
  const misses = outputs.map((output, row) => Math.abs(output - at(targets, row)));
  const farthest = formatFixed(Math.max(...misses), 2);
  if (steepest >= FLAT) return text("tt-verdict-learning", { farthest });
  return text("tt-verdict-plateau", { steepest: formatFixed(steepest, 6), farthest });
}

/** The reason why the network cannot learn the table. */
function impossible({ kind, rows }: { kind: string; rows: number[] }, inputs: number[][]) {
  const names = rows.map((row) => at(inputs, row).join(""));
  const name = (nth: number) => at(names, nth);
  if (kind === "zero_input") return text("tt-verdict-without-biases", { row: name(0) });
  if (kind === "constant_sign") return text("tt-verdict-one-side", { a: name(0), b: name(1) });
  if (kind === "parity_with_two_relus") {
    return text("tt-verdict-relu-parity", { rows: formatList(names.slice(0, rows.length / 2)) });
  }
  const four = { a: name(0), b: name(1), c: name(2), d: name(3) };
  return text(
    kind === "relu_pair_without_biases" ? "tt-verdict-relu-pair" : "tt-verdict-one-line",
    four,
  );
}
