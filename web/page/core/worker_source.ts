import type { Asset } from "../../shared/assets.ts";
import type { Files } from "../../shared/files.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { checkRequirements } from "../browser/requirements.ts";
import { trustedUrl } from "../browser/trusted_types.ts";

/** The engine's worker, made from a script whose hash has been checked; fetched once. */
export class WorkerSource {
  #url: string | null = null;

  /** @param asData whether its address has to hold all of it */
  constructor(
    private readonly files: Files,
    private readonly asset: Asset,
    private readonly asData: boolean,
  ) {}

  /** A new worker. Rejects with a Fault where its script cannot be had, or could not run. */
  async start() {
    checkRequirements();
    this.#url ??= await this.#address();
    const url = trustedUrl(this.#url);
    try {
      return new Worker(url, { type: "module" });
    } catch (thrown) {
      throw (await refusedByHost(inMemory)) ?? thrown; // Chromium reports it to the worker’s onerror
    }
  }

  async #address() {
    const script = new Blob([await this.files.download("worker.js", this.asset)], {
      type: "text/javascript",
    });
    // a page that was opened from a folder may not start the other kind
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
