import { onFile } from "../chosen_file.js";
import { byId, detail, hook } from "../dom.js";
import { OwnView } from "./own_view.js";
import { saveFile } from "./save_file.js";

/** @typedef {import("../engine_client.js").EngineClient} EngineClient */
/** @typedef {import("../kept.js").Kept} Kept */
/** @typedef {import("./drawing.js").Drawing} Drawing */
/** @typedef {import("./own_view.js").State} State */
/** @typedef {import("../../engine/fault.js").Fault} Fault */

/** Under this key the browser keeps them: the content of an `.npz` file. */
const KEY = "own/digits";

/**
 * A user's own digits: drawings with the right answer, kept in the browser, and taught to the network.
 *
 * Events: `taught` (detail: the run's progress).
 */
export class OwnDigits extends EventTarget {
  /** @type {Uint8Array | null} as the file that `own.load` takes; enough to go on from when the engine was restarted */
  #file = null;

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
    this.kept = kept;
    this.prepare = prepare;
    this.tell = tell;
    this.view = new OwnView();
    this.view.addEventListener("add", (event) => this.add(detail(event)));
    this.view.addEventListener("remove", (event) => this.#ask("remove", { index: detail(event) }));
    drawing.addEventListener("read", (event) => this.view.allowAdding(detail(event) !== null));
    hook("own-clear").addEventListener("click", () => this.#ask("clear"));
    hook("own-teach").addEventListener("click", () => this.teach());
    hook("own-export").addEventListener("click", () => {
      if (this.#file) saveFile("my-digits.npz", new Uint8Array(this.#file));
    });
    onFile(hook("own-import"), (content) => this.#ask("load", { content }), tell);
  }

  /** Bring back those that are kept. */
  async begin() {
    this.#file ??= (await this.kept.get(KEY)) ?? null;
    if (this.#file) await this.#ask("load", { content: this.#file });
  }

  /** The drawing is one of these. @param {number} digit the right answer */
  async add(digit) {
    const picture = await this.drawing.example().catch(() => null);
    if (picture) await this.#ask("add", { picture, digit });
    this.drawing.read(); // now it is familiar
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

  /** @param {string} action @param {Record<string, unknown>} [args] @returns {Promise<any>} null where it was refused, and told */
  async #ask(action, args = {}) {
    try {
      /** @type {State} */
      const state = await this.engine.request(`own.${action}`, args);
      if (action !== "state" && action !== "teach") await this.#keep(state.file);
      this.view.show(state); // what is shown is kept
      this.tell(null);
      return state;
    } catch (thrown) {
      this.tell(/** @type {Fault} */ (thrown));
      return null;
    }
  }

  /** @param {Uint8Array} file */
  async #keep(file) {
    this.#file = file;
    await this.kept.change({ keep: [[KEY, file]] });
    byId("own-kept").hidden = this.kept.outlasts;
  }
}
