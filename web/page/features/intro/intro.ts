import { effect, signal } from "@preact/signals-core";
import { isAssignment } from "../../core/share/share.ts";
import type { Storage } from "../../core/storage.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, setText } from "../../ui/dom.ts";
import { goToLab } from "../navigation/router.ts";
import type { PathView } from "../path/path_view.ts";
import type { OpenedLink } from "../share/opened_link.ts";
import { Demo } from "./demo.ts";
import { isFirstVisit, recordVisit } from "./first_visit.ts";
import { onInterruption } from "./interruptions.ts";

/** The first visit: a demo that plays by itself, with its caption at the drawing, until the person does anything. */
export class Intro {
  /** True once the person has used the page. */
  #isUsed = false;
  /** True from the first visit's beginning until it is recorded. */
  #isFirst = false;

  private readonly demo: Demo;

  constructor(
    lab: TruthTableSession,
    private readonly path: PathView,
    private readonly storage: Storage,
  ) {
    const isVisible = signal(!document.hidden);
    document.addEventListener("visibilitychange", () => {
      isVisible.value = !document.hidden;
    });
    this.demo = new Demo(lab, isVisible);
    byTestId("first-visit-open").addEventListener("click", () => this.#playOnRequest());
    byTestId("first-visit-next").addEventListener("click", () => this.path.goToNext());
    this.#listenToPerson();
    effect(() => this.#draw());
    effect(() => {
      if (["playing", "ended"].includes(this.demo.phase.value)) this.#recordVisit();
    });
  }

  /** Play the demo, if this is a first visit to the lab, without a task, and motion is welcome. */
  async begin({ share, shown }: Pick<OpenedLink, "share" | "shown">) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (isCalm || isAssignment(share) || shown !== "truth-table") return;
    if (!(await isFirstVisit(this.storage)) || this.#isUsed) return;
    this.#isFirst = true;
    if (scrollY === 0) this.demo.play();
  }

  #listenToPerson() {
    const { demo } = this;
    const run = byTestId("tt-run");
    onInterruption((button) => {
      const wasPlaying = demo.phase.peek() === "playing";
      this.#end();
      return wasPlaying && button === run; // it said “Pause”, and that is done
    });
    addEventListener("hashchange", () => this.#end());
    addEventListener("scroll", () => {
      if (this.#isFirst && demo.phase.peek() === "waiting" && scrollY > 0) this.#end();
    });
  }

  #end() {
    this.#isUsed = true;
    this.demo.end();
    this.#recordVisit();
  }

  #recordVisit() {
    if (this.#isFirst) recordVisit(this.storage);
    this.#isFirst = false;
  }

  async #playOnRequest() {
    await goToLab("truth-table");
    byId("truth-table-title").focus();
    scrollTo({ top: 0 });
    this.demo.play();
  }

  #draw() {
    const { phase, caption } = this.demo;
    byTestId("first-visit").dataset.state = phase.value;
    setText(byTestId("first-visit-caption"), caption.value);
    const hasEnded = phase.value === "ended";
    const close = byTestId("first-visit-close");
    close.hidden = caption.value === "";
    setText(close, text(hasEnded ? "first-close" : "first-skip"));
    const next = byTestId("first-visit-next");
    next.hidden = !hasEnded || this.path.nextText.value === "";
    setText(next, this.path.nextText.value);
  }
}
