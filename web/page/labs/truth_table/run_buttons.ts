import { effect } from "@preact/signals-core";
import { text } from "../../language/text.ts";
import { byTestId } from "../../ui/dom.ts";
import type { TruthTableSession } from "./truth_table_session.ts";

/** The buttons that train: run or pause, one step, one epoch, reset; and the menu of speeds. */
export class RunButtons {
  constructor(session: TruthTableSession) {
    const { runs, store } = session;
    const run = byTestId("tt-run");
    const speed = byTestId<HTMLSelectElement>("tt-speed");
    const chosenSpeed = () => (speed.value === "flat out" ? "flat out" : Number(speed.value));
    runs.setSpeed(chosenSpeed());
    speed.addEventListener("change", () => runs.setSpeed(chosenSpeed()));
    run.addEventListener("click", () => (runs.isRunning ? runs.pause() : runs.start()));
    byTestId("tt-step").addEventListener("click", () => session.advance(1));
    byTestId("tt-one-epoch").addEventListener("click", () => session.advanceEpoch());
    byTestId("tt-reset").addEventListener("click", () => runs.reset());
    effect(() => {
      const isIdle = store.run.value.phase === "idle";
      run.textContent = text(isIdle ? "tt-button-run" : "tt-button-pause");
    });
  }
}
