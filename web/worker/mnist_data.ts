import type { Manifest } from "../shared/assets.ts";
import { at, lookUp } from "../shared/checked_lookup.ts";
import type { Files } from "../shared/files.ts";
import type { DataProgress } from "../shared/protocol.ts";
import type { PythonRequest } from "./python.ts";
import { nextTask } from "./runner.ts";

const PARALLEL_DOWNLOADS = 3;
/** Seconds of unpacking between two looks at the page's requests. */
const SLICE = 0.01;

/**
 * Fetches MNIST and passes it to Python: the training shards in their order, so that training can start
 * on the first, and the test digits together with the second. Skips the files that Python already has.
 */
export class MnistData {
  #current: Promise<void> | null = null;
  #attempt = 0;

  /**
   * @param manifest assets named `mnist-train-00`, `mnist-train-01`, … and `mnist-test`
   * @param betweenSlices resolves when unpacking may continue
   */
  constructor(
    private readonly files: Pick<Files, "download">,
    private readonly manifest: Manifest,
    private readonly request: PythonRequest,
    private readonly report: (progress: DataProgress) => void,
    private readonly betweenSlices: () => Promise<void> = () => nextTask(false),
  ) {}

  /** Fetch all missing files; a second call joins the first. Rejects with a Fault. */
  load() {
    this.#current ??= this.#fetchMissing().finally(() => {
      this.#current = null;
    });
    return this.#current;
  }

  async #fetchMissing() {
    const missing = this.request("digits_data.missing_shards", {});
    const train = Object.keys(this.manifest)
      .filter((name) => name.startsWith("mnist-train-"))
      .sort()
      .slice(missing.next_train);
    const names = missing.test ? [...train.slice(0, 1), "mnist-test", ...train.slice(1)] : train;
    const total = Object.values(this.manifest).reduce((sum, asset) => sum + asset.bytes, 0);
    const attempt = ++this.#attempt;
    let arrived = total - names.reduce((sum, name) => sum + lookUp(this.manifest, name).bytes, 0);
    const count = (bytes: number) => {
      if (attempt !== this.#attempt) return; // late bytes of an attempt that failed
      arrived += bytes;
      this.report({ bytes: arrived, total });
    };
    await inOrder(
      names,
      (name) => this.files.download(name, lookUp(this.manifest, name), count),
      (name, content) => this.#passToPython(name, content),
    );
    await this.#unpack(); // a digits lab that was replaced while it unpacked has work left
  }

  async #passToPython(name: string, content: Uint8Array) {
    const action = name === "mnist-test" ? "digits_data.set_test" : "digits_data.add_train_shard";
    this.request(action, { content });
    await this.#unpack();
  }

  /** In short slices, so that training and drawing continue meanwhile. */
  async #unpack() {
    while (!this.request("digits_data.unpack", { seconds: SLICE }).done) await this.betweenSlices();
  }
}

/** Call `fetchOne` for a few names at a time, and `receive` with the results, in the order of names. */
async function inOrder<T>(
  names: string[],
  fetchOne: (name: string) => Promise<T>,
  receive: (name: string, content: T) => Promise<void>,
) {
  const started: Promise<T>[] = [];
  const startNext = () => {
    const name = names[started.length];
    if (name === undefined) return;
    const fetching = fetchOne(name);
    fetching.catch(() => {}); // reported when its turn comes
    started.push(fetching);
  };
  for (let count = 0; count < PARALLEL_DOWNLOADS; count += 1) startNext();
  for (const [index, name] of names.entries()) {
    await receive(name, await at(started, index));
    startNext();
  }
}
