import { at } from "../../../shared/at.ts";
import { lookUp } from "../../../shared/look_up.ts";
import type { Share } from "../../core/share/share.ts";
import { emptyShare, formatShare, hasContent, isAssignment } from "../../core/share/share.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import { eventDetail } from "../../ui/dom.ts";
import type { TaskView } from "./task_view.ts";

/**
 * A lab as far as links go: `chosen` is what it has now, by the names of its `Shareable`; `setUp` takes a value
 * for each of them, `lock` locks these names and no others.
 */
export type Lab = {
  chosen(): Record<string, string>;
  setUp(chosen: Record<string, string>): void;
  lock(names: string[]): void;
};

/** The link that the page was opened with: it sets up its lab, locks there what it says, and shows its task. */
export class OpenedLink {
  share: Share;
  /** The lab that is shown. */
  shown = "";

  constructor(
    readonly shareable: Record<string, Shareable>,
    readonly labs: Record<string, Lab>,
    private readonly view: TaskView,
  ) {
    this.share = emptyShare(at(Object.keys(shareable), 0));
    view.addEventListener("drop", (event) => this.#drop(eventDetail(event)));
  }

  /**
   * An address was opened. One with the same share only shows another lab, and so does one without any, as long
   * as a teacher’s part holds: it is put away by its buttons, and not in passing.
   *
   * @returns the one that holds
   */
  open(asked: Share, shown: string): Share {
    const before = this.share;
    const inPassing = isAssignment(before) && !isAssignment(asked) && !hasContent(asked);
    this.share = inPassing ? before : asked;
    this.shown = shown;
    if (identity(this.share) !== identity(before)) {
      this.#setUp();
      this.#show();
    }
    return this.share;
  }

  #setUp() {
    const { lab: wanted, chosen, locks } = this.share;
    for (const lab of Object.values(this.labs)) lab.lock([]);
    if (!hasContent(this.share) && !isAssignment(this.share)) return;
    const lab = lookUp(this.labs, wanted);
    lab.setUp({ ...lookUp(this.shareable, wanted).defaults(chosen), ...chosen });
    lab.lock(locks);
  }

  #show() {
    const { locks, lab } = this.share;
    const labels = locks.map((name) => lookUp(lookUp(this.shareable, lab).locks, name));
    this.view.show(this.share, labels);
  }

  /** Go on without a part of it: what is set up stays as it is, and the address says so. */
  #drop(without: Partial<Share>) {
    this.share = { ...this.share, ...without };
    if (without.locks) lookUp(this.labs, this.share.lab).lock([]);
    this.#show();
    location.hash = formatShare(this.share, this.shown);
  }
}

/** What two shares have in common that are the same. */
function identity(share: Share) {
  return JSON.stringify(hasContent(share) ? share : { ...share, lab: "" });
}
