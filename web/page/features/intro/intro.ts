import { effect } from "@preact/signals-core";
import { at } from "../../../shared/checked_lookup.ts";
import type { EngineClient, EngineState } from "../../core/engine_client.ts";
import type { Storage } from "../../core/storage.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { demoActions } from "./demo_actions.ts";
import { DemoPlayer } from "./demo_player.ts";
import { READING_TICKS, SCRIPT } from "./demo_script.ts";
import { partText, trainingText } from "./demo_texts.ts";
import { isFirstVisit, recordVisit } from "./first_visit.ts";
import { onInterruption } from "./interruptions.ts";
import { IntroBanner } from "./intro_banner.ts";
import { isCalm, scrollIntoView, tick } from "./motion.ts";

/** The first visit: an introduction, and a demo that plays in the lab until the person takes over. */
export class Intro {
  #banner = new IntroBanner();
  /** True once the person has used the page. */
  #isUsed = false;
  /** True if the end of the introduction is still to be recorded in the browser's storage. */
  #isFirst = false;
  /** True if the engine ended during the demo: the lab must be restored after the next start. */
  #mustRestore = false;
  /** True while the page goes to the truth-table lab for the demo. */
  #isMoving = false;
  /** Ends the wait for the beginning of the demo. */
  #opening = new AbortController();

  private readonly opener = byTestId("first-visit-open");
  private readonly player: DemoPlayer;

  constructor(
    private readonly engine: EngineClient,
    private readonly lab: TruthTableSession,
    private readonly storage: Storage,
  ) {
    this.player = new DemoPlayer(SCRIPT, demoActions(lab), tick);
    this.#listenToBanner();
    this.#listenToPlayer();
    engine.addEventListener("state", (event) => this.#engineIs(eventDetail(event)));
    onInterruption(() => this.#takeOver());
    addEventListener("hashchange", () => {
      if (!this.#isMoving) this.#takeOver();
    });
  }

  /** Show it, if this is a first visit. */
  async begin(address: Location) {
    const { hash, search } = address;
    if (!(await isFirstVisit({ hash, search }, this.storage)) || this.#isUsed) return;
    if (this.engine.state === "failed") return;
    this.#isFirst = true;
    const { signal } = this.#opening;
    if (isCalm()) {
      this.#offer(text("first-offered-still"));
      return;
    }
    this.#banner.show("waiting", text("first-comes"));
    await this.#whenRead(signal);
    if (signal.aborted) return;
    const isReading = scrollY > 0;
    if (isReading) this.#offer(text("first-offered"));
    else this.#play();
  }

  #listenToBanner() {
    this.#banner.addEventListener("first", () => {
      if (this.player.state === "playing") this.player.pause();
      else if (this.player.state === "paused") this.player.resume();
      else this.#play();
    });
    this.#banner.addEventListener("close", () => this.#close());
    this.opener.addEventListener("click", () => {
      if (this.#banner.isShown) return;
      this.#offer(text(isCalm() ? "first-offered-still" : "first-offered"));
      this.#banner.first.focus();
    });
  }

  #listenToPlayer() {
    this.player.addEventListener("change", () => {
      if (this.player.state !== "still") this.#banner.show(this.player.state);
    });
    this.player.addEventListener("part", (event) => {
      const { caption } = at(SCRIPT, eventDetail(event));
      setText(this.#banner.caption, caption(this.player.actions.state()));
      setText(this.#banner.reading, partText(eventDetail(event) + 1, SCRIPT.length));
    });
    this.player.addEventListener("end", () => {
      if (!this.#banner.isShown) return; // closed in the very last moment
      this.#banner.show("ended", text("first-now-you"));
      this.#recordVisit();
    });
    effect(() => {
      const state = this.lab.store.state.value;
      if (state !== null && this.player.state !== "still" && state.step > 0) {
        setText(this.#banner.reading, trainingText(state));
      }
    });
    // the lab shows the error: the banner must not cover it
    this.player.addEventListener("refused", () => this.#banner.hide());
    this.engine.addEventListener("truth_table.fault", () => {
      if (this.player.state === "still") return;
      this.player.stop();
      this.#banner.hide();
    });
  }

  #offer(caption: string) {
    this.#banner.show(this.engine.state === "ready" ? "offered" : "waiting", caption);
  }

  async #play() {
    this.#opening.abort();
    await this.#goToLab();
    this.#banner.show("playing");
    scrollIntoView(byId("truth-table-network"), byId("network-panel"), this.#banner.covers);
    await this.player.play(isCalm());
  }

  /** Go to the truth-table lab, with everything that the address holds. */
  async #goToLab() {
    if (!byId("truth-table-lab").hidden) return;
    this.#isMoving = true;
    const moved = new Promise((resolve) => addEventListener("hashchange", resolve, { once: true }));
    location.hash = byTestId<HTMLAnchorElement>("home").hash;
    await moved;
    this.#isMoving = false;
  }

  /**
   * The person uses the page, which ends the introduction.
   * @returns true if that has changed the lab
   */
  #takeOver(): boolean {
    this.#isUsed = true;
    if (!this.#banner.isShown) return false;
    const wasPlaying = this.player.state !== "still";
    this.#end();
    return wasPlaying;
  }

  #close() {
    const hadFocus = this.#banner.place.contains(document.activeElement);
    const begin = byTestId("tt-stage-next");
    this.#end();
    if (!hadFocus) return;
    if (begin.checkVisibility()) begin.focus();
    else this.opener.focus();
  }

  #end() {
    this.#opening.abort();
    this.player.stop();
    this.#banner.hide();
    this.#recordVisit();
  }

  #recordVisit() {
    if (this.#isFirst) recordVisit(this.storage);
    this.#isFirst = false;
  }

  #engineIs(state: EngineState) {
    if (state === "ready") {
      if (this.#mustRestore) this.lab.runs.beginAgain(false);
      this.#mustRestore = false;
      if (this.#banner.isShown && this.player.state === "still") this.#banner.show("offered");
    }
    if (state === "failed") {
      this.#mustRestore ||= this.player.state !== "still";
      this.#opening.abort();
      this.player.abandon();
      this.#banner.hide(); // the page shows an error now
    }
  }

  /** Resolves once there was time to read the sentences, and Python is ready; or when the signal aborts. */
  async #whenRead(signal: AbortSignal) {
    for (let ticks = 0; ticks < READING_TICKS && !signal.aborted; ticks += 1) await tick();
    while (this.engine.state !== "ready" && !signal.aborted) await tick();
  }
}
