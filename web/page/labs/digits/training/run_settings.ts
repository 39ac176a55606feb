import type { SettingValues } from "../../../../shared/protocol.ts";
import type { DigitsRequests } from "../digits_requests.ts";
import type { DigitsState } from "../digits_state.ts";
import { startsNewRun } from "../run.ts";
import type { RunForm } from "./run_form.ts";
import type { RunSaver } from "./run_saver.ts";

/** Makes the run follow its form. The engine checks what is typed. */
export class RunSettings {
  constructor(
    private readonly requests: DigitsRequests,
    private readonly state: DigitsState,
    private readonly form: RunForm,
    private readonly saver: RunSaver,
  ) {
    form.addEventListener("settings", () => this.check());
    form.addEventListener("stopping", () => this.applyStopping());
  }

  /**
   * Applies the form to the run before it trains.
   * @param begin called if that has made another run
   * @param trainsOn true if the run is finished, and trains for as many epochs again
   * @returns false if the engine has rejected something
   */
  async apply(begin: () => void, trainsOn: boolean): Promise<boolean> {
    const progress = this.state.progress.peek();
    const typed = this.form.values();
    if (startsNewRun(typed, progress?.settings ?? {})) {
      if (!(await this.requests.send("digits.configure", { settings: typed }))) return false;
      begin();
      return true;
    }
    if (trainsOn) {
      const epochsBefore = progress?.epoch ?? 0;
      this.state.run.value = { ...this.state.run.peek(), epochsBefore };
    }
    const parsed = await this.requests.send("digits.check", { settings: typed });
    return parsed !== null && this.#retune(parsed);
  }

  /** Checks what was typed; a run that is training uses it at once. */
  async check() {
    const parsed = await this.requests.send("digits.check", { settings: this.form.values() });
    if (parsed === null) return;
    if (this.state.status.peek() === "training") {
      await this.#retune(parsed);
      this.saver.update();
    }
    this.form.accept();
  }

  /** @returns false if the engine has rejected the rules for stopping */
  async applyStopping(): Promise<boolean> {
    return (
      (await this.requests.send("digits.stop_when", { settings: this.form.stopping() })) !== null
    );
  }

  /** Changes what can be changed as a run goes: ξ and the number of epochs. */
  async #retune({ learning_rate, epochs }: SettingValues): Promise<boolean> {
    const settings = {
      learning_rate: String(learning_rate),
      epochs: String(Number(epochs) + this.state.run.peek().epochsBefore),
    };
    return (await this.requests.send("digits.retune", { settings })) !== null;
  }
}
