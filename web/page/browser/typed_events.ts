/** An EventTarget whose events have details of known types. Events without a detail have `undefined`. */
export class TypedEventTarget<Events extends object> extends EventTarget {
  on<E extends keyof Events & string>(
    event: E,
    listener: (detail: Events[E]) => void,
    options?: AddEventListenerOptions,
  ) {
    this.addEventListener(
      event,
      (dispatched) => listener((dispatched as CustomEvent<Events[E]>).detail),
      options,
    );
  }

  protected emit<E extends keyof Events & string>(event: E, detail: Events[E]) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

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
