import type { Storage } from "../../../core/storage.ts";

const KEY = "console/history";
const MOST = 200;
/** What is longer is not kept: a whole file, pasted. */
const LONGEST = 20_000;

/** What was typed at the console, also by earlier visits, and where one is in looking back. */
export class ConsoleHistory {
  /** The oldest first. */
  #texts: string[] = [];
  /** Which of them is shown; behind the last: the one that is being written. */
  #at = 0;
  /** What is being written. */
  #draft = "";
  #begun = false;

  constructor(private readonly kept: Storage) {}

  /** Take up what earlier visits have left. */
  async begin() {
    const left = await this.kept.get(KEY);
    const texts = Array.isArray(left) ? left.filter((text) => typeof text === "string") : [];
    const already = this.#texts; // typed before the store has answered
    this.#texts = [...texts, ...already].slice(-MOST);
    this.#at = this.#texts.length;
    this.#begun = true;
    if (already.length > 0) this.#keep();
  }

  add(text: string) {
    if (text !== this.#texts.at(-1) && text.length <= LONGEST) {
      this.#texts = [...this.#texts, text].slice(-MOST);
      if (this.#begun) this.#keep(); // else what is there would be lost
    }
    this.#at = this.#texts.length;
  }

  #keep() {
    this.kept.change({ keep: [[KEY, this.#texts]] });
  }

  /**
   * Look back (−1) or forth (1).
   * @param shown what stands there now
   * @returns what is to stand there; null beyond the ends
   */
  go(step: -1 | 1, shown: string): string | null {
    const next = this.#at + step;
    if (next < 0 || next > this.#texts.length) return null;
    if (this.#at === this.#texts.length) this.#draft = shown;
    this.#at = next;
    return this.#texts[next] ?? this.#draft;
  }
}
