import { at, lookUp } from "../../../shared/checked_lookup.ts";
import { Fault } from "../../../shared/fault.ts";
import type { Share } from "../../core/share/share.ts";
import { emptyShare, formatShare, hasContent, isAssignment } from "../../core/share/share.ts";
import type { Shareable } from "../../core/share/shareable.ts";
import { shareable } from "../../core/share/shareable.ts";
import type { Site } from "../../core/site_data.ts";
import { byTestId } from "../../ui/dom.ts";
import { TaskView } from "./task_view.ts";

/**
 * The part of a lab that links use: `chosen` returns its current values by the names of its `Shareable`, `setUp` sets
 * all of them, and `lock` locks these names and no others.
 */
export type Lab = {
  chosen(): Record<string, string>;
  setUp(chosen: Record<string, string>): void;
  lock(names: string[]): void;
};

/** The link that the page was opened with: sets up and locks its lab, and shows its task. */
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
    view.on("drop", (replaced) => this.#drop(replaced));
  }

  /**
   * Open an address. One with the same share only shows another lab. So does one without a share while an assignment
   * is open, which only its own buttons close.
   *
   * @returns the share in effect
   */
  open(requested: Share, shown: string): Share {
    const previous = this.share;
    const keepsAssignment =
      isAssignment(previous) && !isAssignment(requested) && !hasContent(requested);
    this.share = keepsAssignment ? previous : requested;
    this.shown = shown;
    if (identity(this.share) !== identity(previous)) {
      this.#setUp();
      this.#show();
    }
    return this.share;
  }

  #setUp() {
    const { lab: name, chosen, locks } = this.share;
    for (const lab of Object.values(this.labs)) lab.lock([]);
    if (!hasContent(this.share) && !isAssignment(this.share)) return;
    const lab = lookUp(this.labs, name);
    lab.setUp({ ...lookUp(this.shareable, name).defaults(chosen), ...chosen });
    lab.lock(locks);
  }

  #show() {
    const { locks, lab } = this.share;
    const labels = locks.map((name) => lookUp(lookUp(this.shareable, lab).locks, name));
    this.view.show(this.share, labels);
  }

  /** Remove a part of the share from the address. The lab's settings stay as they are. */
  #drop(replaced: Partial<Share>) {
    this.share = { ...this.share, ...replaced };
    if (replaced.locks) lookUp(this.labs, this.share.lab).lock([]);
    this.#show();
    location.hash = formatShare(this.share, this.shown);
  }
}

/** A string that is equal for equal shares. */
function identity(share: Share) {
  return JSON.stringify(hasContent(share) ? share : { ...share, lab: "" });
}

/** Loads the dialog that makes links. Rejects with a Fault. */
type LoadDialog = () => Promise<{ openShareDialog(link: OpenedLink): void }>;

/** Set up the link that the page was opened with, and the button that makes new ones. */
export function startSharing(
  labs: Record<string, Lab>,
  site: Site,
  loadDialog: LoadDialog,
  report: (fault: Fault, retry: () => void) => void,
) {
  const catalogue = shareable(site, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, new TaskView());
  const openDialog = async () => {
    try {
      (await loadDialog()).openShareDialog(link);
    } catch (thrown) {
      report(Fault.from(thrown), openDialog);
    }
  };
  byTestId("share-open").addEventListener("click", openDialog);
  return link;
}
