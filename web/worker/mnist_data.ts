import type { Manifest } from "../shared/assets.ts";
import { at } from "../shared/at.ts";
import type { Files } from "../shared/files.ts";
import { lookUp } from "../shared/look_up.ts";
import type { AskPython } from "./python.ts";
import { nextTask } from "./runner.ts";

const AT_ONCE = 3;
/** Seconds of unpacking between two looks at what the page wants. */
const SLICE = 0.01;

/**
 * Brings MNIST to the lab: training shards in their order, so that training starts on the first,
 * and the test digits beside the second. What the lab already has is not fetched again.
 */
export class MnistData {
  #underway: Promise<void> | null = null;
  #attempt = 0;

  /**
   * @param manifest assets named `mnist-train-00`, `mnist-train-01`, … and `mnist-test`
   * @param breathe between slices of unpacking
   */
  constructor(
    private readonly files: Pick<Files, "download">,
    private readonly manifest: Manifest,
    private readonly ask: AskPython,
    private readonly report: (progress: { bytes: number; total: number }) => void,
    private readonly breathe: () => Promise<void> = () => nextTask(false),
  ) {}

  /** Fetch all that is missing; a second call joins the first. Rejects with a Fault. */
  load() {
    this.#underway ??= this.#fetchMissing().finally(() => {
      this.#underway = null;
    });
    return this.#underway;
  }

  async #fetchMissing() {
    const missing = this.ask("digits_data.missing_shards", {});
    const train = Object.keys(this.manifest)
      .filter((name) => name.startsWith("mnist-train-"))
      .sort()
      .slice(missing.next_train);
    const names = missing.test ? [...train.slice(0, 1), "mnist-test", ...train.slice(1)] : train;
    const total = Object.values(this.manifest).reduce((sum, asset) => sum + asset.bytes, 0);
    const attempt = ++this.#attempt;
    let arrived = total - names.reduce((sum, name) => sum + lookUp(this.manifest, name).bytes, 0);
    const count = (bytes: number) => {
      if (attempt !== this.#attempt) return; // what an attempt that failed still brings
      arrived += bytes;
      this.report({ bytes: arrived, total });
    };
    await inOrder(
      names,
      (name) => this.files.download(name, lookUp(this.manifest, name), count),
      (name, content) => this.#handOver(name, content),
    );
    await this.#unpack(); // what an engine that was put in the place of another has still to do
  }

  /** Unpacked in short slices, so that training and drawings go on. */
  async #handOver(name: string, content: Uint8Array) {
    const action = name === "mnist-test" ? "digits_data.set_test" : "digits_data.add_train_shard";
    this.ask(action, { content });
    await this.#unpack();
  }

  async #unpack() {
    while (!this.ask("digits_data.unpack", { seconds: SLICE }).done) await this.breathe();
  }
}

/** Start `fetchOne` for a few names at a time, and hand the results to `take` in the order of names. */
async function inOrder<T>(
  names: string[],
  fetchOne: (name: string) => Promise<T>,
  take: (name: string, content: T) => Promise<void>,
) {
  const started: Promise<T>[] = [];
  const startNext = () => {
    const name = names[started.length];
    if (name === undefined) return;
    const fetching = fetchOne(name);
    fetching.catch(() => {}); // told when its turn comes
    started.push(fetching);
  };
  for (let count = 0; count < AT_ONCE; count += 1) startNext();
  for (const [index, name] of names.entries()) {
    await take(name, await at(started, index));
    startNext();
  }
}
