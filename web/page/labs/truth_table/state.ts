import { at } from "../../../shared/checked_lookup.ts";
import type * as protocol from "../../../shared/protocol.ts";

/** The engine's state as the views read it: with its numbers by their keys, and the equations that show them. */
export type ShownState = protocol.TruthTableState & {
  numbers: Record<string, number>;
  structure: protocol.Equations;
};

export function readState(
  state: protocol.TruthTableState,
  structure: protocol.Equations,
): ShownState {
  const numbers = Object.fromEntries(
    structure.quantities.map((key, index) => [key, at(state.values, index)]),
  );
  return { ...state, structure, numbers };
}

/** The state after a frame of a run. */
export function applyFrame(
  state: protocol.TruthTableState,
  frame: protocol.TruthTableFrame,
): protocol.TruthTableState {
  const settings = { ...state.settings, learning_rate: frame.learning_rate };
  return { ...state, ...frame, settings };
}

const PARAMETER = /^[Wb]\d/;

/** The value of each weight and bias, by its key. */
export function parametersOf({ numbers }: ShownState): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).filter(([key]) => PARAMETER.test(key)));
}
