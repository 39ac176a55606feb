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
