import type { Fault } from "../../../../shared/fault.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import type { Storage } from "../../../core/storage.ts";
import { byId, byTestId, eventDetail } from "../../../ui/dom.ts";
import { onFileChosen } from "../../../ui/form/file_input.ts";
import { saveFile } from "../../../ui/save_file.ts";
import type { Drawing } from "../pad/drawing.ts";
import type { OwnDigit } from "./digit_store.ts";
import { DigitStore } from "./digit_store.ts";
import type { OwnDigitsState } from "./own_digits_view.ts";
import { OwnDigitsView } from "./own_digits_view.ts";

/**
 * A user's own digits: drawings with the right answer, kept in the browser for all tabs alike, and taught
 * to the network.
 *
 * Events: `taught` (detail: the run's progress).
 */
export class OwnDigits extends EventTarget {
  /** All of them as a file; null before there were any. */
  #file: Uint8Array | null = null;
  /** What was done last to them: one thing after the other. */
  #last = Promise.resolve();

  private readonly digits: DigitStore;
  private readonly view: OwnDigitsView;

  /**
   * @param prepare stops the run and brings MNIST; false where that failed, and was told
   * @param tell shows an error, or clears one
   */
  constructor(
    private readonly engine: EngineClient,
    private readonly drawing: Drawing,
    kept: Storage,
    private readonly prepare: () => Promise<boolean>,
    private readonly tell: (fault: Fault | null) => void,
  ) {
    super();
    this.digits = new DigitStore(kept);
    this.digits.addEventListener("elsewhere", () => {
      if (engine.state !== "failed") this.begin(); // else once it is started anew
    });
    this.view = new OwnDigitsView();
    this.view.addEventListener("add", (event) => this.add(eventDetail(event)));
    this.view.addEventListener("remove", (event) => {
      const key = this.digits.keys[eventDetail(event)];
      if (key !== undefined) this.#remove(key); // else gone already
    });
    drawing.addEventListener("read", (event) => this.view.allowAdding(eventDetail(event) !== null));
    byTestId("own-clear").addEventListener("click", () => this.#replace("clear"));
    byTestId("own-teach").addEventListener("click", () => this.teach());
    byTestId("own-export").addEventListener("click", () => {
      if (this.#file) saveFile("my-digits.npz", new Uint8Array(this.#file));
    });
    onFileChosen(byTestId("own-import"), (content) => this.#replace("load", { content }), tell);
  }

  /** Bring back those that are kept, or take over what another tab has made of them. */
  begin() {
    return this.#inTurn(async () => {
      const digits = await this.digits.find();
      if (digits.length > 0 || this.#file) await this.#ask("put", joined(digits));
    });
  }

  /**
   * The drawing is one of these.
   * @param digit the right answer
   */
  async add(digit: number) {
    const picture = await this.drawing.example().catch(() => null);
    const keep = async (state: OwnDigitsState) =>
      this.digits.add(separate(state).at(-1) as OwnDigit);
    if (picture) await this.#inTurn(() => this.#ask("add", { picture, digit }, keep));
    this.drawing.read(); // now it is familiar
  }

  #remove(key: string) {
    return this.#inTurn(async () => {
      const index = this.digits.keys.indexOf(key);
      if (index === -1) return; // gone already
      await this.#ask("remove", { index }, () => this.digits.remove(key));
    });
  }

  /** Others, or none, instead of all. */
  #replace(action: string, args?: Record<string, unknown>) {
    const keep = (state: OwnDigitsState) => this.digits.replace(separate(state));
    return this.#inTurn(() => this.#ask(action, args, keep));
  }

  /** @param work does not reject */
  #inTurn(work: () => Promise<unknown>): Promise<void> {
    this.#last = this.#last.then(async () => {
      await work();
    });
    return this.#last;
  }

  /** The network has changed: what does it read now? */
  async reread() {
    if (this.#file) await this.#ask("state");
  }

  /** Train a few steps on them, mixed with MNIST. */
  async teach() {
    this.view.busy = true;
    if (await this.prepare()) {
      const taught = await this.#ask("teach");
      if (taught) {
        this.view.showOutcome(taught);
        this.dispatchEvent(new CustomEvent("taught", { detail: taught.progress }));
      }
    }
    this.view.busy = false;
  }

  /** @returns null where it was refused, and told */
  async #ask(
    action: string,
    args: Record<string, unknown> = {},
    keep: (state: OwnDigitsState) => Promise<void> = async () => {},
  ): Promise<any> {
    try {
      const state: OwnDigitsState = await this.engine.request(`own_digits.${action}`, args);
      this.#file = state.file;
      await keep(state);
      byId("own-kept").hidden = this.digits.kept.isPersistent;
      this.view.show(state); // what is shown is kept
      this.tell(null);
      return state;
    } catch (thrown) {
      this.tell(thrown as Fault);
      return null;
    }
  }
}

function separate({ images, labels }: OwnDigitsState): OwnDigit[] {
  const size = images.length / labels.length;
  return labels.map((label, index) => ({
    image: images.slice(index * size, (index + 1) * size),
    label,
  }));
}

/** As `own.put` takes them. */
function joined(digits: OwnDigit[]) {
  const images = new Uint8Array(digits.reduce((sum, { image }) => sum + image.length, 0));
  let at = 0;
  for (const { image } of digits) {
    images.set(image, at);
    at += image.length;
  }
  return { images, labels: digits.map(({ label }) => label) };
}
