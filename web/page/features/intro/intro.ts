import { at } from "../../../shared/at.ts";
import type { EngineClient, EngineState } from "../../core/engine_client.ts";
import type { Storage } from "../../core/storage.ts";
import type { TruthTableLab } from "../../labs/truth_table/truth_table_lab.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { demoActions } from "./demo_actions.ts";
import { DemoPlayer } from "./demo_player.ts";
import { READING_TICKS, SCRIPT, TICK_MS } from "./demo_script.ts";
import { partText, trainingText } from "./demo_texts.ts";
import { isFirstVisit, recordVisit } from "./first_visit.ts";
import { onInterruption } from "./interruptions.ts";
import { IntroBanner } from "./intro_banner.ts";
import { scrollIntoView } from "./scroll_into_view.ts";

/** The first visit: an introduction, and a demo that runs by itself in the lab until the person takes over. */
export class Intro {
  #strip = new IntroBanner();
  /** Whether the person has done anything yet. */
  #touched = false;
  /** Whether it is to be kept that this was the first visit. */
  #isFirst = false;
  /** Whether the lab still has to be brought back to its beginning. */
  #owed = false;
  /** Whether the page goes to the truth table for the demo's sake. */
  #isMoving = false;
  /** Ends whatever waits for its moment. */
  #opening = new AbortController();

  private readonly opener: HTMLElement;
  private readonly player: DemoPlayer;

  constructor(
    private readonly engine: EngineClient,
    private readonly lab: TruthTableLab,
    private readonly kept: Storage,
  ) {
    this.opener = byTestId("first-visit-open");
    this.player = new DemoPlayer(SCRIPT, demoActions(lab), tick);
    this.#listenToStrip();
    this.#listenToPlayer();
    engine.addEventListener("state", (event) => this.#engineIs(eventDetail(event)));
    onInterruption(() => this.#takenOver());
    addEventListener("hashchange", () => {
      if (!this.#isMoving) this.#takenOver();
    });
  }

  /** Show it, if this is a first visit. */
  async begin(address: Location) {
    const { hash, search } = address;
    if (!(await isFirstVisit({ hash, search }, this.kept)) || this.#touched) return;
    if (this.engine.state === "failed") return;
    this.#isFirst = true;
    const { signal } = this.#opening;
    if (isCalm()) {
      this.#offer(text("first-offered-still"));
      return;
    }
    this.#strip.show("waiting", text("first-comes"));
    await this.#whenRead(signal);
    if (signal.aborted) return;
    if (scrollY > 0)
      this.#offer(text("first-offered")); // somebody is already looking around
    else this.#play();
  }

  #listenToStrip() {
    this.#strip.addEventListener("first", () => {
      if (this.player.state === "playing") this.player.pause();
      else if (this.player.state === "paused") this.player.resume();
      else this.#play();
    });
    this.#strip.addEventListener("close", () => this.#close());
    this.opener.addEventListener("click", () => {
      if (this.#strip.isShown) return;
      this.#offer(text(isCalm() ? "first-offered-still" : "first-offered"));
      this.#strip.first.focus();
    });
  }

  #listenToPlayer() {
    this.player.addEventListener("change", () => {
      if (this.player.state !== "still") this.#strip.show(this.player.state);
    });
    this.player.addEventListener("part", (event) => {
      const { caption } = at(SCRIPT, eventDetail(event));
      setText(this.#strip.caption, caption(this.player.doings.state()));
      setText(this.#strip.reading, partText(eventDetail(event) + 1, SCRIPT.length));
    });
    this.player.addEventListener("end", () => {
      if (!this.#strip.isShown) return; // put away in the very last moment
      this.#strip.show("ended", text("first-now-you"));
      this.#noteVisit();
    });
    this.lab.addEventListener("state", (event) => {
      const state = eventDetail(event);
      if (this.player.state !== "still" && state.step > 0) {
        setText(this.#strip.reading, trainingText(state));
      }
    });
    // a lab that refuses tells why: nothing is to stand in the way of that
    this.player.addEventListener("refused", () => this.#strip.hide());
    this.engine.addEventListener("truth_table.fault", () => {
      if (this.player.state === "still") return;
      this.player.stop();
      this.#strip.hide();
    });
  }

  #offer(caption: string) {
    this.#strip.show(this.engine.state === "ready" ? "offered" : "waiting", caption);
  }

  async #play() {
    this.#opening.abort();
    await this.#goToLab();
    const calm = isCalm();
    this.#strip.show("playing");
    const drawing = byId("truth-table-network");
    scrollIntoView(drawing, byId("network-panel"), this.#strip.covers, calm);
    await this.player.play(calm);
  }

  /** The demo is in the truth-table lab: go there, with all that the address holds. */
  async #goToLab() {
    if (!byId("truth-table-lab").hidden) return;
    this.#isMoving = true;
    const there = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    location.hash = (byTestId("home") as HTMLAnchorElement).hash;
    await there;
    this.#isMoving = false;
  }

  /**
   * The person goes on alone.
   * @returns whether that has changed the lab
   */
  #takenOver(): boolean {
    this.#touched = true;
    if (!this.#strip.isShown) return false;
    const wasPlaying = this.player.state !== "still";
    this.#putAway();
    return wasPlaying;
  }

  #close() {
    const hadFocus = this.#strip.place.contains(document.activeElement);
    const begin = byTestId("tt-stage-next");
    this.#putAway();
    if (!hadFocus) return;
    if (begin.checkVisibility()) begin.focus();
    else this.opener.focus();
  }

  #putAway() {
    this.#opening.abort();
    this.player.stop();
    this.#strip.hide();
    this.#noteVisit();
  }

  #noteVisit() {
    if (this.#isFirst) recordVisit(this.kept);
    this.#isFirst = false;
  }

  #engineIs(state: EngineState) {
    if (state === "ready") {
      if (this.#owed) this.lab.beginAgain(false);
      this.#owed = false;
      if (this.#strip.isShown && this.player.state === "still") this.#strip.show("offered");
    }
    if (state === "failed") {
      this.#owed ||= this.player.state !== "still";
      this.#opening.abort();
      this.player.forget();
      this.#strip.hide(); // there is something else to be told now
    }
  }

  /** Resolves when the sentences are read and Python is ready. */
  async #whenRead(signal: AbortSignal) {
    for (let ticks = 0; ticks < READING_TICKS && !signal.aborted; ticks += 1) await tick();
    while (this.engine.state !== "ready" && !signal.aborted) await tick();
  }
}

/** Whether nothing is to move by itself. */
function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** A moment in which the page can be seen. */
async function tick() {
  await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  while (document.hidden) {
    await new Promise((resolve) =>
      document.addEventListener("visibilitychange", resolve, { once: true }),
    );
  }
}
