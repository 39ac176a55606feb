import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";

type StripState = "waiting" | "offered" | "playing" | "paused" | "ended";

/**
 * The introduction as it is seen: three sentences, and the demo's caption with its buttons. It lies over the
 * lower end of the window, so that it comes and goes without moving anything.
 *
 * Events: `first` (its first button), `close`.
 */
export class IntroBanner extends EventTarget {
  state: StripState = "waiting";

  readonly place: HTMLElement;
  private readonly demo: HTMLElement;
  readonly caption: HTMLElement;
  readonly reading: HTMLElement;
  readonly first: HTMLButtonElement;
  private readonly last: HTMLElement;

  constructor() {
    super();
    this.place = byId("first-visit");
    this.demo = byId("first-visit-demo");
    this.caption = byTestId("first-visit-caption");
    this.reading = byTestId("first-visit-reading");
    this.first = byTestId("first-visit-play") as HTMLButtonElement;
    this.last = byTestId("first-visit-close");
    this.first.addEventListener("click", () => this.dispatchEvent(new Event("first")));
    this.last.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    document.addEventListener("keydown", (event) => {
      if (
        event.key !== "Escape" ||
        !isPlainKey(event) ||
        !this.isShown ||
        document.querySelector("dialog[open]")
      )
        return;
      this.dispatchEvent(new Event("close"));
    });
  }

  get isShown() {
    return !this.place.hidden;
  }

  /** So many pixels of the window, from its lower end, are under it. */
  get covers() {
    return innerHeight - this.demo.getBoundingClientRect().top;
  }

  show(state: StripState, caption?: string) {
    this.state = state;
    this.place.dataset.state = state;
    this.first.disabled = state === "waiting";
    setText(this.first, text(`first-play-${state}`));
    setText(this.last, text(state === "ended" ? "first-let-me" : "first-skip"));
    if (caption !== undefined) setText(this.caption, caption);
    if (state !== "playing" && state !== "paused") setText(this.reading, "");
    this.place.hidden = false;
  }

  hide() {
    this.place.hidden = true;
  }
}
