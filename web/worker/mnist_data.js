import { nextTask } from "./runner.js";

/** @typedef {import("../shared/assets.js").Manifest} Manifest */

const AT_ONCE = 3;
/** Seconds of unpacking between two looks at what the page wants. */
const SLICE = 0.01;

/**
 * Brings MNIST to the lab: training shards in their order, so that training starts on the first,
 * and the test digits beside the second. What the lab already has is not fetched again.
 */
export class MnistData {
  /** @type {Promise<void> | null} */
  #underway = null;
  #attempt = 0;

  /**
   * @param {Pick<import("../shared/files.js").Files, "download">} files
   * @param {Manifest} manifest assets named `mnist-train-00`, `mnist-train-01`, … and `mnist-test`
   * @param {import("./python.js").Ask} ask
   * @param {(progress: { bytes: number, total: number }) => void} report
   * @param {() => Promise<void>} [breathe] between slices of unpacking
   */
  constructor(files, manifest, ask, report, breathe = () => nextTask(false)) {
    this.files = files;
    this.manifest = manifest;
    this.ask = ask;
    this.report = report;
    this.breathe = breathe;
  }

  /** Fetch all that is missing; a second call joins the first. Rejects with a Fault. */
  load() {
    this.#underway ??= this.#fetchMissing().finally(() => {
      this.#underway = null;
    });
    return this.#underway;
  }

  async #fetchMissing() {
    const missing = this.ask("mnist.missing_shards", {});
    const train = Object.keys(this.manifest)
      .filter((name) => name.startsWith("mnist-train-"))
      .sort()
      .slice(missing.next_train);
    const names = missing.test ? [...train.slice(0, 1), "mnist-test", ...train.slice(1)] : train;
    const total = Object.values(this.manifest).reduce((sum, asset) => sum + asset.bytes, 0);
    const attempt = ++this.#attempt;
    let arrived = total - names.reduce((sum, name) => sum + this.manifest[name].bytes, 0);
    const count = (/** @type {number} */ bytes) => {
      if (attempt !== this.#attempt) return; // what an attempt that failed still brings
      arrived += bytes;
      this.report({ bytes: arrived, total });
    };
    await inOrder(
      names,
      (name) => this.files.download(name, this.manifest[name], count),
      (name, content) => this.#handOver(name, content),
    );
    await this.#unpack(); // what an engine that was put in the place of another has still to do
  }

  /** Unpacked in short slices, so that training and drawings go on. @param {string} name @param {Uint8Array} content */
  async #handOver(name, content) {
    const action = name === "mnist-test" ? "mnist.set_test" : "mnist.add_train_shard";
    this.ask(action, { content });
    await this.#unpack();
  }

  async #unpack() {
    while (!this.ask("mnist.unpack", { seconds: SLICE }).done) await this.breathe();
  }
}

/**
 * Start `fetchOne` for a few names at a time, and hand the results to `take` in the order of names.
 * @template T
 * @param {string[]} names
 * @param {(name: string) => Promise<T>} fetchOne
 * @param {(name: string, content: T) => Promise<void>} take
 */
async function inOrder(names, fetchOne, take) {
  /** @type {Promise<T>[]} */
  const started = [];
  const startNext = () => {
    if (started.length === names.length) return;
    const fetching = fetchOne(names[started.length]);
    fetching.catch(() => {}); // told when its turn comes
    started.push(fetching);
  };
  for (let count = 0; count < AT_ONCE; count += 1) startNext();
  for (const [index, name] of names.entries()) {
    await take(name, await started[index]);
    startNext();
  }
}
