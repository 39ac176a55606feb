/** An exercise and a file by name, each "" for none. */
type LinkTarget = { exercise: string; file: string };

/**
 * What a link says of the code lab, for its workspace, which comes later; and what that shows, for the
 * links that are made here.
 *
 * Events: `asked`, `lock`.
 */
export class CodeLink extends EventTarget {
  /** The exercise and the file that a link asks for, or "". */
  asked: LinkTarget = { exercise: "", file: "" };
  /** Those that are shown; "" for what is shown without being asked for. */
  shown: LinkTarget = this.asked;
  /** Whether the code is to be read, and not changed. */
  isLocked = false;

  /** What a link made now would hold. */
  chosen() {
    return this.shown;
  }

  setUp({ exercise = "", file = "" }: Record<string, string>) {
    this.asked = { exercise, file };
    this.shown = this.asked;
    this.dispatchEvent(new Event("asked"));
  }

  lock(names: string[]) {
    this.isLocked = names.includes("code");
    this.dispatchEvent(new Event("lock"));
  }
}
