import type { Fault } from "../../../../shared/fault.ts";
import type { Requests, OwnDigits as State } from "../../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../../core/engine_client.ts";
import type { Storage } from "../../../core/storage.ts";
import { byId, byTestId, eventDetail } from "../../../ui/dom.ts";
import { onFileChosen } from "../../../ui/form/file_input.ts";
import { saveFile } from "../../../ui/save_file.ts";
import type { Drawing } from "../pad/drawing.ts";
import type { OwnDigit } from "./digit_store.ts";
import { DigitStore } from "./digit_store.ts";
import { OwnDigitsView } from "./own_digits_view.ts";

/** The requests that are answered with all digits. */
type Change = {
  [A in keyof Requests]: Requests[A]["answer"] extends State ? A : never;
}[keyof Requests];

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
    byTestId("own-clear").addEventListener("click", () => this.#replace("own_digits.clear"));
    byTestId("own-teach").addEventListener("click", () => this.teach());
    byTestId("own-export").addEventListener("click", () => {
      if (this.#file) saveFile("my-digits.npz", new Uint8Array(this.#file));
    });
    onFileChosen(
      byTestId("own-import"),
      (content) => this.#replace("own_digits.load", { content }),
      tell,
    );
  }

  /** Bring back those that are kept, or take over what another tab has made of them. */
  begin() {
    return this.#inTurn(async () => {
      const digits = await this.digits.find();
      if (digits.length > 0 || this.#file)
        await this.#change(notAtAll, "own_digits.put", joined(digits));
    });
  }

  /**
   * The drawing is one of these.
   * @param digit the right answer
   */
  async add(digit: number) {
    const drawing = await this.drawing.number().catch(() => null);
    const keep = async (state: State) => this.digits.add(separate(state).at(-1) as OwnDigit);
    if (drawing !== null) {
      await this.#inTurn(() => this.#change(keep, "own_digits.add", { drawing, digit }));
    }
    this.drawing.read(); // now it is familiar
  }

  #remove(key: string) {
    return this.#inTurn(async () => {
      const index = this.digits.keys.indexOf(key);
      if (index === -1) return; // gone already
      await this.#change(() => this.digits.remove(key), "own_digits.remove", { index });
    });
  }

  /** Others, or none, instead of all. */
  #replace<A extends Change>(action: A, ...args: RequestArguments<A>) {
    const keep = (state: State) => this.digits.replace(separate(state));
    return this.#inTurn(() => this.#change(keep, action, ...args));
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
    if (this.#file) await this.#change(notAtAll, "own_digits.state");
  }

  /** Train a few steps on them, mixed with MNIST. */
  async teach() {
    this.view.busy = true;
    if (await this.prepare()) {
      const taught = await this.#try(() => this.engine.request("own_digits.teach"));
      if (taught) {
        await this.#show(taught.digits);
        this.view.showOutcome(taught);
        this.dispatchEvent(new CustomEvent("taught", { detail: taught.progress }));
      }
    }
    this.view.busy = false;
  }

  /** Change the digits in Python, then keep that in the browser, and show it. */
  async #change<A extends Change>(
    keep: (state: State) => Promise<void>,
    action: A,
    ...args: RequestArguments<A>
  ) {
    await this.#try(async () => {
      const state: State = await this.engine.request(action, ...args);
      await this.#show(state, keep);
    });
  }

  async #show(state: State, keep: (state: State) => Promise<void> = notAtAll) {
    this.#file = state.file;
    await keep(state);
    byId("own-not-saved").hidden = this.digits.kept.isPersistent;
    this.view.show(state); // what is shown is kept
  }

  /** @returns null where it was refused, and told */
  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await work();
      this.tell(null);
      return answer;
    } catch (thrown) {
      this.tell(thrown as Fault);
      return null;
    }
  }
}

async function notAtAll() {}

function separate({ images, labels }: State): OwnDigit[] {
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
