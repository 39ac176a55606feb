import { messageOf } from "../../../shared/fault.ts";
import type {
  CheckAnswer,
  CheckedCopies,
  CopyRequest,
  SaveProgress,
  SavingMessage,
} from "../../../shared/service_worker_messages.ts";
import { trustedUrl } from "../../browser/trusted_types.ts";
import { TypedEventTarget } from "../../browser/typed_events.ts";
import { say, text } from "../../language/text.ts";
import { formatInteger } from "../../ui/format.ts";

/** `held`: nothing is saved before the visitor agrees. `why`: the reason why files are missing. */
export type OfflineState =
  | { state: "waiting" | "checking" | "held" }
  | { state: "saving"; saved: SaveProgress }
  | { state: "ready"; files: number; bytes: number }
  | { state: "incomplete" | "unavailable"; why: string };

export type CopyEvents = {
  offline: OfflineState;
  /** Another build is saved completely. */
  newer: undefined;
};

const SCRIPT = "sw.js";
/** At most this many missing files are named. */
const MAX_NAMES = 3;

/** The page's side of the service worker, which saves copies of a whole build. */
export class SiteCopies extends TypedEventTarget<CopyEvents> {
  #registration: ServiceWorkerRegistration | null = null;
  #isSwitching = false;

  /** @param version the page's own build */
  constructor(private readonly version: string) {
    super();
  }

  /** Save all missing files, verify all of them, and report the progress from then on. */
  async begin() {
    if (!("serviceWorker" in navigator)) {
      const why = text(isSecureContext ? "offline-keeps-nothing" : "offline-insecure");
      this.emit("offline", { state: "unavailable", why });
      return;
    }
    const { serviceWorker } = navigator;
    serviceWorker.addEventListener("message", ({ data }: MessageEvent<SavingMessage>) =>
      this.#onSaving(data),
    );
    serviceWorker.addEventListener("controllerchange", () => {
      if (this.#isSwitching) location.reload();
    });
    serviceWorker.startMessages();
    if (isDataSaverOn() && !(await serviceWorker.getRegistration())) {
      this.emit("offline", { state: "held" });
    } else await this.retry();
  }

  /** Save and verify, also after an earlier attempt has failed. */
  async retry() {
    this.emit("offline", { state: "checking" });
    try {
      const url = trustedUrl(SCRIPT);
      this.#registration = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
      this.#watch(this.#registration);
    } catch (thrown) {
      const why = text("offline-refused", { why: messageOf(thrown) });
      this.emit("offline", { state: "incomplete", why });
    }
  }

  /** Reload the page as the newer build. */
  switchToNewer() {
    this.#isSwitching = true;
    const waiting = this.#registration?.waiting;
    if (waiting) post(waiting, { action: "take over" });
    else location.reload();
  }

  #watch(registration: ServiceWorkerRegistration) {
    registration.onupdatefound = () => this.#follow(registration.installing);
    this.#follow(registration.installing);
    if (registration.waiting) this.emit("newer", undefined);
    if (registration.active) this.#check(registration.active);
  }

  /** @param worker one that is saving a build */
  #follow(worker: ServiceWorker | null) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && this.#registration?.active) this.emit("newer", undefined);
      if (worker.state === "activated") this.#check(worker);
    });
  }

  async #check(worker: ServiceWorker) {
    const answer = await requestCheck(worker);
    if (this.#isSwitching) return; // a message to the old worker now would keep it, and the newer waiting
    if ("failed" in answer) {
      this.emit("offline", { state: "incomplete", why: say(answer.failed) });
    } else if (answer.version !== this.version) this.emit("newer", undefined);
    else if (answer.wrong.length > 0) {
      this.emit("offline", { state: "incomplete", why: missingText(answer) });
    } else {
      this.emit("offline", { state: "ready", files: answer.files, bytes: answer.total });
      post(worker, { action: "tidy" });
    }
  }

  #onSaving(message: SavingMessage) {
    if (this.#registration?.active) return; // it is about a newer build, reported once it is complete
    if ("failed" in message) {
      this.emit("offline", { state: "incomplete", why: say(message.failed) });
    } else this.emit("offline", { state: "saving", saved: message.saved });
  }
}

function post(worker: ServiceWorker, message: CopyRequest, transfer: Transferable[] = []) {
  worker.postMessage(message, transfer);
}

function requestCheck(worker: ServiceWorker): Promise<CheckAnswer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<CheckAnswer>) => resolve(data);
    post(worker, { action: "check" }, [port2]);
  });
}

function missingText({ wrong, files, fault }: CheckedCopies) {
  return text(wrong.length > MAX_NAMES ? "offline-missing-others" : "offline-missing", {
    wrong: formatInteger(wrong.length),
    files: formatInteger(files),
    names: wrong.slice(0, MAX_NAMES).join(", "),
    why: fault === null ? "" : say(fault),
  });
}

/** True where the visitor has asked the browser to save data. */
function isDataSaverOn() {
  const { connection } = navigator as Navigator & { connection?: { saveData: boolean } };
  return connection?.saveData === true;
}
