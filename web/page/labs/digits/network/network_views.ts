import type { Fault } from "../../../../shared/fault.ts";
import type { EngineClient } from "../../../core/engine_client.ts";
import type { Storage } from "../../../core/storage.ts";
import { eventDetail } from "../../../ui/dom.ts";
import type { SettingsForm } from "../../../ui/form/settings_form.ts";
import { OwnDigits } from "../own_digits/own_digits.ts";
import { Drawing } from "../pad/drawing.ts";
import type { Origin } from "../run.ts";
import { NetworkPanels } from "./network_panels.ts";

/**
 * All that looks on while the network changes: what it says of the drawing, what it has learned, and how
 * it reads a user's own digits.
 *
 * Events: `taught` (detail: the run's progress).
 */
export class NetworkViews extends EventTarget {
  private readonly drawing: Drawing;
  private readonly learned: NetworkPanels;
  readonly own: OwnDigits;

  /**
   * @param testDigit the number of a test digit to look at
   * @param network whether the one that is looked at has other weights than random ones, and where its first ones come from
   * @param prepare what is to be done before it can be taught
   */
  constructor(
    engine: EngineClient,
    kept: Storage,
    testDigit: SettingsForm,
    { trained, origin }: { trained: () => boolean; origin: () => Origin },
    prepare: () => Promise<boolean>,
    tell: (fault: Fault | null) => void,
  ) {
    super();
    this.drawing = new Drawing(engine, trained);
    this.learned = new NetworkPanels(engine, testDigit, origin, tell);
    this.own = new OwnDigits(engine, this.drawing, kept, prepare, tell);
    this.drawing.addEventListener("read", (event) => this.learned.drawingRead(eventDetail(event)));
    this.learned.addEventListener("to-pad", (event) => {
      this.drawing.pad.put(eventDetail(event));
      this.drawing.pad.canvas.scrollIntoView({ block: "center" });
    });
    this.own.addEventListener("taught", (event) =>
      this.dispatchEvent(new CustomEvent("taught", { detail: eventDetail(event) })),
    );
  }

  /** Another network, or another state of it, is what everything is about. */
  networkChanged() {
    this.drawing.read();
    this.learned.evaluated();
    this.own.reread();
  }

  /**
   * It has learned a little more.
   * @param evaluated whether the test digits were evaluated, too
   */
  networkTrained(evaluated: boolean) {
    this.drawing.networkChanged();
    if (evaluated) this.learned.evaluated();
    else this.learned.networkChanged();
  }
}
