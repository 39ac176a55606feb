import { signal } from "@preact/signals-core";
import { Fault } from "../../../../shared/fault.ts";
import type { OwnDigits as Digits, Requests, TeachingResult } from "../../../../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "../../../core/engine_client.ts";
import type { Storage } from "../../../core/storage.ts";
import { Queue } from "../../../core/task_queues.ts";
import type { ReportError } from "../../../ui/error_banner.ts";
import type { DigitsSession } from "../digits_session.ts";
import type { NetworkChanges } from "../digits_state.ts";
import type { Drawing } from "../pad/drawing.ts";
import type { OwnDigit } from "./digit_store.ts";
import { DigitStore } from "./digit_store.ts";

/** The requests that are answered with all digits. */
type ChangeAction = {
  [A in keyof Requests]: Requests[A]["answer"] extends Digits ? A : never;
}[keyof Requests];

/** The drawing that was added last. */
type AddedDrawing = {
  /** Its number, as in its reading. */
  drawing: number;
  digit: number;
  /** The key of the digit that is stored for it. */
  key: string;
  /** The outcome of teaching since; null before. */
  taught: TeachingResult | null;
};

/** Saves changed digits in the browser. */
type Save = (digits: Digits) => Promise<void>;

type Parts = {
  engine: EngineClient;
  storage: Storage;
  network: NetworkChanges;
  drawing: Drawing;
  session: Pick<DigitsSession, "prepareTeaching" | "networkChanged">;
  reportError: ReportError;
};

/**
 * A user's own digits: drawings with the right answer, saved in the browser for all its tabs, and taught
 * to the network.
 */
export class OwnDigits {
  /** Null before there were any. */
  readonly digits = signal<Digits | null>(null);
  /** False if the browser cannot save them. */
  readonly isPersistent = signal(true);
  readonly isTeaching = signal(false);
  /** The outcome of the last teaching. */
  readonly outcome = signal<TeachingResult | null>(null);
  /** Null once it is no longer among the digits. */
  readonly added = signal<AddedDrawing | null>(null);
  #changes = new Queue();

  private readonly store: DigitStore;

  constructor(private readonly parts: Parts) {
    const { engine, storage, network } = parts;
    this.store = new DigitStore(storage);
    this.store.addEventListener("elsewhere", () => {
      if (engine.state !== "failed") this.restore(); // otherwise once it is started again
    });
    network.replacements.subscribe((count) => {
      if (count > 0) this.#readAgain();
    });
  }

  /** The engine has started: it numbers drawings from the beginning. */
  begin() {
    this.added.value = null;
    return this.restore();
  }

  /** Brings the saved digits to the engine, also those that another tab has changed. */
  restore() {
    return this.#changes.add(async () => {
      const digits = await this.store.find();
      if (digits.length > 0 || this.digits.peek()) {
        await this.#change(saveNothing, "own_digits.put", joined(digits));
      }
    });
  }

  /**
   * Adds the drawing on the pad.
   * @param digit the right answer
   */
  async add(digit: number) {
    const drawing = await this.parts.drawing.number().catch(() => null);
    if (drawing !== null) {
      const save = async (digits: Digits) => {
        const newest = separated(digits).at(-1);
        if (!newest) return;
        const key = await this.store.add(newest);
        this.added.value = { drawing, digit, key, taught: null };
      };
      await this.#changes.add(() => this.#change(save, "own_digits.add", { drawing, digit }));
    }
    this.parts.drawing.read(); // now it is familiar
  }

  /** Removes the digit at a place in the list. */
  async remove(place: number) {
    const key = this.store.keys[place];
    if (key !== undefined) await this.#removeKey(key);
  }

  /** Removes the drawing that was added last. */
  async removeAdded() {
    const added = this.added.peek();
    if (added) await this.#removeKey(added.key);
    this.parts.drawing.read(); // it may be familiar no longer
  }

  async #removeKey(key: string) {
    await this.#changes.add(async () => {
      const index = this.store.keys.indexOf(key);
      if (index === -1) return; // removed already
      await this.#change(() => this.store.remove(key), "own_digits.remove", { index });
    });
  }

  removeAll() {
    return this.#replace("own_digits.clear");
  }

  /** Replaces all digits by those of a file. */
  load(content: Uint8Array) {
    return this.#replace("own_digits.load", { content });
  }

  #replace<A extends ChangeAction>(action: A, ...args: RequestArguments<A>) {
    const save = (digits: Digits) => this.store.replace(separated(digits));
    return this.#changes.add(() => this.#change(save, action, ...args));
  }

  /** The network has changed, and may read them in another way. */
  async #readAgain() {
    if (this.digits.peek()) await this.#change(saveNothing, "own_digits.state");
  }

  /** Trains the network a few steps on them, mixed with MNIST. */
  async teach() {
    const { engine, session } = this.parts;
    this.isTeaching.value = true;
    if (await session.prepareTeaching(() => this.teach())) {
      const taught = await this.#try(() => engine.request("own_digits.teach"));
      if (taught) {
        await this.#show(taught.digits);
        this.outcome.value = taught;
        const added = this.added.peek();
        if (added) this.added.value = { ...added, taught };
        session.networkChanged(taught.progress);
      }
    }
    this.isTeaching.value = false;
  }

  /** Changes the digits in Python, then in the browser's store, then in view. */
  async #change<A extends ChangeAction>(save: Save, action: A, ...args: RequestArguments<A>) {
    await this.#try(async () => {
      const digits: Digits = await this.parts.engine.request(action, ...args);
      await this.#show(digits, save);
    });
  }

  async #show(digits: Digits, save: Save = saveNothing) {
    await save(digits);
    this.isPersistent.value = this.store.isPersistent;
    const added = this.added.peek();
    if (added && !this.store.keys.includes(added.key)) this.added.value = null;
    this.digits.value = digits; // those in view are saved
  }

  /** @returns null if the engine has rejected it, and the error has been reported */
  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    const { reportError } = this.parts;
    try {
      const answer = await work();
      reportError(null);
      return answer;
    } catch (thrown) {
      reportError(Fault.from(thrown));
      return null;
    }
  }
}

async function saveNothing() {}

function separated({ images, labels }: Digits): OwnDigit[] {
  const size = images.length / labels.length;
  return labels.map((label, index) => ({
    image: images.slice(index * size, (index + 1) * size),
    label,
  }));
}

/** The arguments of `own_digits.put`. */
function joined(digits: OwnDigit[]) {
  const images = new Uint8Array(digits.reduce((sum, { image }) => sum + image.length, 0));
  let offset = 0;
  for (const { image } of digits) {
    images.set(image, offset);
    offset += image.length;
  }
  return { images, labels: digits.map(({ label }) => label) };
}
