import { wordsOf } from "../../../shared/fault.js";
import { trustedUrl } from "../../browser/trusted_types.js";
import { text, translated } from "../../language/text.js";
import { whole } from "../../ui/format.js";

/** @typedef {import("../../../service_worker/copies.js").Saved} Saved */
/** @typedef {import("../../../service_worker/copies.js").Found} Found */
/**
 * `why` tells what is in the way, or what is missing.
 * @typedef {{ state: "waiting" | "checking" | "held" } | { state: "saving", saved: Saved } | { state: "ready", files: number, bytes: number } | { state: "incomplete" | "unavailable", why: string }} Offline
 */

const SCRIPT = "sw.js";
/** Of the files that could not be saved, so many are named. */
const MOST_NAMES = 3;

/**
 * The page's side of the service worker, which keeps copies of a whole build.
 *
 * Events: `offline` (detail: Offline), `newer` (another build is there, and complete).
 */
export class SiteCopies extends EventTarget {
  /** @type {ServiceWorkerRegistration | null} */
  #registration = null;
  #taking = false;

  /** @param {string} version the page's own build */
  constructor(version) {
    super();
    this.version = version;
  }

  /** Save what is not saved, look at every file, and go on telling. */
  async begin() {
    if (!("serviceWorker" in navigator)) {
      this.#tell({ state: "unavailable", why: unavailable() });
      return;
    }
    navigator.serviceWorker.addEventListener("message", ({ data }) => this.#hear(data));
    navigator.serviceWorker.addEventListener("controllerchange", () => {
      if (this.#taking) location.reload();
    });
    navigator.serviceWorker.startMessages();
    if (savesData() && !(await navigator.serviceWorker.getRegistration())) {
      this.#tell({ state: "held" });
    } else await this.again();
  }

  /** The same once more, after something was in the way. */
  async again() {
    this.#tell({ state: "checking" });
    try {
      const url = trustedUrl(SCRIPT);
      this.#registration = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
      this.#watch(this.#registration);
    } catch (thrown) {
      const why = text("offline-refused", { why: translated(wordsOf(thrown)) });
      this.#tell({ state: "incomplete", why });
    }
  }

  /** Go over to the newer build: the page is loaded again. */
  use() {
    this.#taking = true;
    const waiting = this.#registration?.waiting;
    if (waiting) waiting.postMessage({ action: "take over" });
    else location.reload();
  }

  /** @param {ServiceWorkerRegistration} registration */
  #watch(registration) {
    registration.onupdatefound = () => this.#follow(registration.installing);
    this.#follow(registration.installing);
    if (registration.waiting) this.#newer();
    if (registration.active) this.#check(registration.active);
  }

  /** @param {ServiceWorker | null} worker one that is saving a build */
  #follow(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && this.#registration?.active) this.#newer();
      if (worker.state === "activated") this.#check(worker);
    });
  }

  /** @param {ServiceWorker} worker */
  async #check(worker) {
    /** @type {Found & { failed?: string }} */
    const found = await ask(worker, "check");
    const { wrong, failed } = found;
    if (failed !== undefined) this.#tell({ state: "incomplete", why: translated(failed) });
    else if (found.version !== this.version) this.#newer();
    else if (wrong.length > 0) this.#tell({ state: "incomplete", why: missing(found) });
    else {
      this.#tell({ state: "ready", files: found.files, bytes: found.total });
      worker.postMessage({ action: "tidy" });
    }
  }

  /** What the service worker tells while it saves. @param {{ saved?: Saved, failed?: string }} message */
  #hear({ saved, failed }) {
    if (this.#registration?.active) return; // of a build that is not the page's: told when it is there
    if (saved) this.#tell({ state: "saving", saved });
    if (failed) this.#tell({ state: "incomplete", why: translated(failed) });
  }

  #newer() {
    this.dispatchEvent(new Event("newer"));
  }

  /** @param {Offline} offline */
  #tell(offline) {
    this.dispatchEvent(new CustomEvent("offline", { detail: offline }));
  }
}

/** @param {ServiceWorker} worker @param {string} action @returns {Promise<any>} */
function ask(worker, action) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ action }, [port2]);
  });
}

/** @param {Found} found */
function missing({ wrong, files, fault }) {
  return text(wrong.length > MOST_NAMES ? "offline-missing-others" : "offline-missing", {
    wrong: whole(wrong.length),
    files: whole(files),
    names: wrong.slice(0, MOST_NAMES).join(", "),
    why: translated(fault),
  });
}

function unavailable() {
  return text(isSecureContext ? "offline-keeps-nothing" : "offline-insecure");
}

/** Whether somebody pays for every megabyte. */
function savesData() {
  return /** @type {any} */ (navigator).connection?.saveData === true;
}
