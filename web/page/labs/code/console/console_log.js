import { text, translated } from "../../../language/text.js";
import { element } from "../../../ui/dom.js";
import { WeightPainter } from "../../digits/pictures/picture.js";
import { pictureView } from "./console_picture.js";
import { prompted } from "./console_text.js";

/** As `outputs.py` has it. @typedef {{ kind: "text" | "value" | "error" | "note", text: string } | ({ kind: "picture" } & import("./console_picture.js").Picture)} Output */

/** More entries than anybody scrolls back through. */
const MOST = 300;

/** What was typed, and what came of it. */
export class ConsoleLog {
  root = element("div", {
    class: "console-log",
    "data-testid": "console-log",
    role: "log",
    "aria-label": text("workshop-console-log"),
    tabindex: 0, // so that the keyboard can scroll it
  });
  /** How to paint each picture again. @type {Map<HTMLElement, () => void>} */
  #pictures = new Map();

  constructor() {
    this.painter = new WeightPainter(this.root, () => {
      for (const paint of this.#pictures.values()) paint();
    });
  }

  /** What there is to work with. @param {{ name: string, about: string }[]} names */
  introduce(names) {
    const terms = names.flatMap(({ name, about }) => [
      element("dt", { translate: "no" }, name),
      element("dd", {}, translated(about)),
    ]);
    this.#add(element("dl", { class: "console-names" }, ...terms));
  }

  /** @param {string} code what was run @param {Output[]} outputs */
  add(code, outputs) {
    const typed = element("pre", { class: "console-typed", translate: "no" }, prompted(code));
    this.#add(
      element("div", { class: "console-entry" }, typed, ...outputs.map((each) => this.#view(each))),
    );
  }

  /** Something that Python has not said. @param {string} words */
  note(words) {
    this.#add(noteView(words));
  }

  clear() {
    this.root.replaceChildren();
    this.#pictures.clear();
  }

  /** @param {Output} output */
  #view(output) {
    if (output.kind === "note") return noteView(translated(output.text));
    if (output.kind !== "picture") {
      const { kind, text: said } = output;
      return element("pre", { class: "console-output", "data-kind": kind, translate: "no" }, said);
    }
    const { root, paint } = pictureView(output, this.painter);
    this.#pictures.set(root, paint);
    return root;
  }

  /** @param {HTMLElement} entry */
  #add(entry) {
    this.root.append(entry);
    while (this.root.children.length > MOST) this.root.firstElementChild?.remove();
    for (const picture of this.#pictures.keys()) {
      if (!this.root.contains(picture)) this.#pictures.delete(picture);
    }
    this.root.scrollTop = this.root.scrollHeight;
  }
}

/** @param {string} words */
function noteView(words) {
  return element("p", { class: "console-note" }, words);
}
