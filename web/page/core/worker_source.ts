import type { Asset } from "../../shared/assets.ts";
import type { Files } from "../../shared/files.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { checkRequirements } from "../browser/requirements.ts";
import { trustedUrl } from "../browser/trusted_types.ts";

/** Makes the engine's worker from a script that is fetched once and checked by its hash. */
export class WorkerSource {
  #url: string | null = null;

  /** @param asData true to start the worker from a data URL */
  constructor(
    private readonly files: Files,
    private readonly asset: Asset,
    private readonly asData: boolean,
  ) {}

  /** A new worker. Rejects with a Fault where its script is unavailable or cannot run. */
  async start() {
    checkRequirements();
    this.#url ??= await this.#address();
    const url = trustedUrl(this.#url);
    try {
      return new Worker(url, { type: "module" });
    } catch (thrown) {
      throw (await refusedByHost(inMemory)) ?? thrown; // Chromium calls the worker’s onerror instead
    }
  }

  async #address() {
    const script = new Blob([await this.files.download("worker.js", this.asset)], {
      type: "text/javascript",
    });
    // a page that was opened from a folder may not start a worker from a blob URL
    return this.asData ? dataUrl(script) : URL.createObjectURL(script);
  }
}

function dataUrl(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
