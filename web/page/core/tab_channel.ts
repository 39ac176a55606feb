/**
 * The other tabs that have this page open.
 *
 * Events: `told` (detail: what another one has told).
 */
export class TabChannel extends EventTarget {
  #channel: BroadcastChannel | null = null;

  /** @param name of what they talk about */
  constructor(name: string) {
    super();
    try {
      this.#channel = new BroadcastChannel(name);
    } catch {
      return; // where the browser lets no tab know of another
    }
    this.#channel.onmessage = ({ data }) =>
      this.dispatchEvent(new CustomEvent("told", { detail: data }));
  }

  post(what: unknown) {
    this.#channel?.postMessage(what);
  }
}
