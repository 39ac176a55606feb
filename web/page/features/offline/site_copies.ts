import type { Found, Saved } from "../../../service_worker/copies.ts";
import { messageOf } from "../../../shared/fault.ts";
import type { CatalogueText } from "../../../shared/protocol.ts";
import { trustedUrl } from "../../browser/trusted_types.ts";
import { say, text } from "../../language/text.ts";
import { formatInteger } from "../../ui/format.ts";

/** `why` tells what is in the way, or what is missing. */
export type Offline =
  | { state: "waiting" | "checking" | "held" }
  | { state: "saving"; saved: Saved }
  | { state: "ready"; files: number; bytes: number }
  | { state: "incomplete" | "unavailable"; why: string };

const SCRIPT = "sw.js";
/** Of the files that could not be saved, so many are named. */
const MOST_NAMES = 3;

/**
 * The page's side of the service worker, which keeps copies of a whole build.
 *
 * Events: `offline` (detail: Offline), `newer` (another build is there, and complete).
 */
export class SiteCopies extends EventTarget {
  #registration: ServiceWorkerRegistration | null = null;
  #taking = false;

  /** @param version the page's own build */
  constructor(private readonly version: string) {
    super();
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
      const why = text("offline-refused", { why: messageOf(thrown) });
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

  #watch(registration: ServiceWorkerRegistration) {
    registration.onupdatefound = () => this.#follow(registration.installing);
    this.#follow(registration.installing);
    if (registration.waiting) this.#newer();
    if (registration.active) this.#check(registration.active);
  }

  /** @param worker one that is saving a build */
  #follow(worker: ServiceWorker | null) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && this.#registration?.active) this.#newer();
      if (worker.state === "activated") this.#check(worker);
    });
  }

  async #check(worker: ServiceWorker) {
    const found: Found & { failed?: CatalogueText } = await ask(worker, "check");
    const { wrong, failed } = found;
    if (failed !== undefined) this.#tell({ state: "incomplete", why: say(failed) });
    else if (found.version !== this.version) this.#newer();
    else if (wrong.length > 0) this.#tell({ state: "incomplete", why: missing(found) });
    else {
      this.#tell({ state: "ready", files: found.files, bytes: found.total });
      worker.postMessage({ action: "tidy" });
    }
  }

  /** What the service worker tells while it saves. */
  #hear({ saved, failed }: { saved?: Saved; failed?: CatalogueText }) {
    if (this.#registration?.active) return; // of a build that is not the page's: told when it is there
    if (saved) this.#tell({ state: "saving", saved });
    if (failed) this.#tell({ state: "incomplete", why: say(failed) });
  }

  #newer() {
    this.dispatchEvent(new Event("newer"));
  }

  #tell(offline: Offline) {
    this.dispatchEvent(new CustomEvent("offline", { detail: offline }));
  }
}

function ask(worker: ServiceWorker, action: string): Promise<any> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage({ action }, [port2]);
  });
}

function missing({ wrong, files, fault }: Found) {
  return text(wrong.length > MOST_NAMES ? "offline-missing-others" : "offline-missing", {
    wrong: formatInteger(wrong.length),
    files: formatInteger(files),
    names: wrong.slice(0, MOST_NAMES).join(", "),
    why: fault === null ? "" : say(fault),
  });
}

function unavailable() {
  return text(isSecureContext ? "offline-keeps-nothing" : "offline-insecure");
}

/** Whether somebody pays for every megabyte. */
function savesData() {
  return (navigator as any).connection?.saveData === true;
}
