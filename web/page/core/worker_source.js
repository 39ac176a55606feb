import { inMemory, refusedByHost } from "../../shared/host_policy.js";
import { demandNeeds } from "../browser/requirements.js";
import { trustedUrl } from "../browser/trusted_types.js";

/** @typedef {import("../../shared/assets.js").Asset} Asset */
/** @typedef {import("../../shared/files.js").Files} Files */

/** The engine's worker, made from a script whose hash has been checked; fetched once. */
export class WorkerSource {
  /** @type {string | null} */
  #url = null;

  /** @param {Files} files @param {Asset} asset @param {boolean} asData whether its address has to hold all of it */
  constructor(files, asset, asData) {
    this.files = files;
    this.asset = asset;
    this.asData = asData;
  }

  /** A new worker. Rejects with a Fault where its script cannot be had, or could not run. */
  async start() {
    demandNeeds();
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

/** @param {Blob} content @returns {Promise<string>} */
function dataUrl(content) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(content);
  });
}
