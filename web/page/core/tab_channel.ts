import { TypedEventTarget } from "../browser/typed_events.ts";

/** Messages to and from the other tabs that have this page open. `message` is one from another tab. */
export class TabChannel<Message> extends TypedEventTarget<{ message: Message }> {
  #channel: BroadcastChannel | null = null;

  constructor(name: string) {
    super();
    try {
      this.#channel = new BroadcastChannel(name);
    } catch {
      return; // forbidden, as on some pages from disk
    }
    this.#channel.onmessage = ({ data }) => this.emit("message", data);
  }

  post(message: Message) {
    this.#channel?.postMessage(message);
  }
}
