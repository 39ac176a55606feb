/**
 * What a link says of the code lab, for the workshop, which comes later; and what the workshop shows, for the
 * links that are made here.
 *
 * Events: `asked`, `lock`.
 */
export class CodeLink extends EventTarget {
  /** The exercise and the file that a link asks for, or "". */
  asked: Record<string, string> = { exercise: "", file: "" };
  /** Those that are shown; "" for what is shown without being asked for. */
  shown: Record<string, string> = this.asked;
  /** Whether the code is to be read, and not changed. */
  isLocked = false;

  /** What a link made now would hold. */
  chosen() {
    return this.shown;
  }

  setUp(chosen: Record<string, string>) {
    this.asked = chosen;
    this.shown = chosen;
    this.dispatchEvent(new Event("asked"));
  }

  lock(names: string[]) {
    this.isLocked = names.includes("code");
    this.dispatchEvent(new Event("lock"));
  }
}
