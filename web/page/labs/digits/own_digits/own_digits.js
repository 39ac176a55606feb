import { byId, detail, hook } from "../../../ui/dom.js";
import { onFile } from "../../../ui/form/file_input.js";
import { saveFile } from "../../../ui/save_file.js";
import { KeptDigits } from "./digit_store.js";
import { OwnView } from "./own_digits_view.js";

/** @typedef {import("../../../core/engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../../../core/storage.js").Kept} Kept */
/** @typedef {import("../pad/drawing.js").Drawing} Drawing */
/** @typedef {import("./digit_store.js").OwnDigit} OwnDigit */
/** @typedef {import("./own_digits_view.js").State} State */
/** @typedef {import("../../../../shared/fault.js").Fault} Fault */

/**
 * A user's own digits: drawings with the right answer, kept in the browser for all tabs alike, and taught
 * to the network.
 *
 * Events: `taught` (detail: the run's progress).
 */
export class OwnDigits extends EventTarget {
  /** All of them as a file; null before there were any. @type {Uint8Array | null} */
  #file = null;
  /** What was done last to them: one thing after the other. */
  #last = Promise.resolve();

  /**
   * @param {EngineClient} engine
   * @param {Drawing} drawing
   * @param {Kept} kept
   * @param {() => Promise<boolean>} prepare stops the run and brings MNIST; false where that failed, and was told
   * @param {(fault: Fault | null) => void} tell shows an error, or clears one
   */
  constructor(engine, drawing, kept, prepare, tell) {
    super();
    this.engine = engine;
    this.drawing = drawing;
    this.digits = new KeptDigits(kept);
    this.digits.addEventListener("elsewhere", () => {
      if (engine.state !== "failed") this.begin(); // else once it is started anew
    });
    this.prepare = prepare;
    this.tell = tell;
    this.view = new OwnView();
    this.view.addEventListener("add", (event) => this.add(detail(event)));
    this.view.addEventListener("remove", (event) => this.#remove(this.digits.keys[detail(event)]));
    drawing.addEventListener("read", (event) => this.view.allowAdding(detail(event) !== null));
    hook("own-clear").addEventListener("click", () => this.#replace("clear"));
    hook("own-teach").addEventListener("click", () => this.teach());
    hook("own-export").addEventListener("click", () => {
      if (this.#file) saveFile("my-digits.npz", new Uint8Array(this.#file));
    });
    onFile(hook("own-import"), (content) => this.#replace("load", { content }), tell);
  }

  /** Bring back those that are kept, or take over what another tab has made of them. */
  begin() {
    return this.#inTurn(async () => {
      const digits = await this.digits.find();
      if (digits.length > 0 || this.#file) await this.#ask("put", joined(digits));
    });
  }

  /** The drawing is one of these. @param {number} digit the right answer */
  async add(digit) {
    const picture = await this.drawing.example().catch(() => null);
    const keep = async (/** @type {State} */ state) =>
      this.digits.add(/** @type {OwnDigit} */ (separate(state).at(-1)));
    if (picture) await this.#inTurn(() => this.#ask("add", { picture, digit }, keep));
    this.drawing.read(); // now it is familiar
  }

  /** @param {string} key */
  #remove(key) {
    return this.#inTurn(async () => {
      const index = this.digits.keys.indexOf(key);
      if (index === -1) return; // gone already
      await this.#ask("remove", { index }, () => this.digits.remove(key));
    });
  }

  /** Others, or none, instead of all. @param {string} action @param {Record<string, unknown>} [args] */
  #replace(action, args) {
    const keep = (/** @type {State} */ state) => this.digits.replace(separate(state));
    return this.#inTurn(() => this.#ask(action, args, keep));
  }

  /** @param {() => Promise<unknown>} work does not reject @returns {Promise<void>} */
  #inTurn(work) {
    this.#last = this.#last.then(async () => {
      await work();
    });
    return this.#last;
  }

  /** The network has changed: what does it read now? */
  async lookAgain() {
    if (this.#file) await this.#ask("state");
  }

  /** Train a few steps on them, mixed with MNIST. */
  async teach() {
    this.view.busy = true;
    if (await this.prepare()) {
      const taught = await this.#ask("teach");
      if (taught) {
        this.view.tellOutcome(taught);
        this.dispatchEvent(new CustomEvent("taught", { detail: taught.progress }));
      }
    }
    this.view.busy = false;
  }

  /**
   * @param {string} action
   * @param {Record<string, unknown>} [args]
   * @param {(state: State) => Promise<void>} [keep]
   * @returns {Promise<any>} null where it was refused, and told
   */
  async #ask(action, args = {}, keep = async () => {}) {
    try {
      /** @type {State} */
      const state = await this.engine.request(`own.${action}`, args);
      this.#file = state.file;
      await keep(state);
      byId("own-kept").hidden = this.digits.kept.outlasts;
      this.view.show(state); // what is shown is kept
      this.tell(null);
      return state;
    } catch (thrown) {
      this.tell(/** @type {Fault} */ (thrown));
      return null;
    }
  }
}

/** @param {State} state @returns {OwnDigit[]} */
function separate({ images, labels }) {
  const size = images.length / labels.length;
  return labels.map((label, index) => ({
    image: images.slice(index * size, (index + 1) * size),
    label,
  }));
}

/** As `own.put` takes them. @param {OwnDigit[]} digits */
function joined(digits) {
  const images = new Uint8Array(digits.reduce((sum, { image }) => sum + image.length, 0));
  let at = 0;
  for (const { image } of digits) {
    images.set(image, at);
    at += image.length;
  }
  return { images, labels: digits.map(({ label }) => label) };
}
