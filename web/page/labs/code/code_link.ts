/** An exercise and a file by name, each "" for none. */
type LinkTarget = { exercise: string; file: string };

/**
 * The part of a link that is about the code lab: what the opened one requests of the workspace, which comes
 * later, and what is shown, for links that are made here.
 *
 * Events: `request`, `lock`.
 */
export class CodeLink extends EventTarget {
  requested: LinkTarget = { exercise: "", file: "" };
  /** The exercise and the file that are shown; "" for the default. */
  shown: LinkTarget = this.requested;
  /** True if the code may be read, but not changed. */
  isLocked = false;

  /** The content of a link that is made now. */
  chosen() {
    return this.shown;
  }

  setUp({ exercise = "", file = "" }: Record<string, string>) {
    this.requested = { exercise, file };
    this.shown = this.requested;
    this.dispatchEvent(new Event("request"));
  }

  lock(names: string[]) {
    this.isLocked = names.includes("code");
    this.dispatchEvent(new Event("lock"));
  }
}
