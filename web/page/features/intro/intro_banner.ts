import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { isPlainKey } from "../../ui/keyboard/plain_key.ts";

type BannerState = "waiting" | "offered" | "playing" | "paused" | "ended";

/**
 * The introduction's banner: three sentences, and the demo's caption with its buttons. It lies over the lower
 * end of the window, so that nothing moves when it comes or goes.
 *
 * Events: `first` (its first button), `close`.
 */
export class IntroBanner extends EventTarget {
  state: BannerState = "waiting";

  readonly place = byId("first-visit");
  readonly caption = byTestId("first-visit-caption");
  readonly reading = byTestId("first-visit-reading");
  readonly first = byTestId<HTMLButtonElement>("first-visit-play");
  private readonly last = byTestId("first-visit-close");
  private readonly demo = byId("first-visit-demo");

  constructor() {
    super();
    this.first.addEventListener("click", () => this.dispatchEvent(new Event("first")));
    this.last.addEventListener("click", () => this.dispatchEvent(new Event("close")));
    document.addEventListener("keydown", (event) => {
      const isEscape = event.key === "Escape" && isPlainKey(event);
      if (!isEscape || !this.isShown || document.querySelector("dialog[open]")) return;
      this.dispatchEvent(new Event("close"));
    });
  }

  get isShown() {
    return !this.place.hidden;
  }

  /** Pixels at the lower end of the window that the banner covers. */
  get covers() {
    return innerHeight - this.demo.getBoundingClientRect().top;
  }

  show(state: BannerState, caption?: string) {
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
