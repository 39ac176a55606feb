import type { Storage } from "../../../core/storage.ts";

const KEY = "console/history";
const MOST = 200;
/** Longer texts are not saved: a whole file, pasted. */
const LONGEST = 20_000;

/** The texts typed at the console, in earlier visits, too, and the one that is looked at. */
export class ConsoleHistory {
  /** The oldest first. */
  #texts: string[] = [];
  /** The index of the one that is shown; past the last: the draft. */
  #at = 0;
  /** The text that is being written. */
  #draft = "";
  #begun = false;

  constructor(private readonly storage: Storage) {}

  /** Read the texts of earlier visits. */
  async begin() {
    const saved = await this.storage.get(KEY);
    const texts = Array.isArray(saved) ? saved.filter((text) => typeof text === "string") : [];
    const already = this.#texts; // typed before the store has answered
    this.#texts = [...texts, ...already].slice(-MOST);
    this.#at = this.#texts.length;
    this.#begun = true;
    if (already.length > 0) this.#save();
  }

  add(text: string) {
    if (text !== this.#texts.at(-1) && text.length <= LONGEST) {
      this.#texts = [...this.#texts, text].slice(-MOST);
      if (this.#begun) this.#save(); // else the saved texts would be lost
    }
    this.#at = this.#texts.length;
  }

  #save() {
    this.storage.change({ keep: [[KEY, this.#texts]] });
  }

  /**
   * Go back (−1) or forth (1).
   * @param shown the text in the field
   * @returns the text to show; null beyond the ends
   */
  go(step: -1 | 1, shown: string): string | null {
    const next = this.#at + step;
    if (next < 0 || next > this.#texts.length) return null;
    if (this.#at === this.#texts.length) this.#draft = shown;
    this.#at = next;
    return this.#texts[next] ?? this.#draft;
  }
}
