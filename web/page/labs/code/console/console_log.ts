import type { ConsolePicture, ConsoleText } from "../../../../shared/protocol.ts";
import { text, translated } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { WeightPainter } from "../../digits/pictures/picture.ts";
import { pictureView } from "./console_picture.ts";
import { addPrompts } from "./console_text.ts";

/** As `outputs.py` has it. */
/** More entries than anybody scrolls back through. */
const MOST = 300;

/** What was typed, and what came of it. */
export class ConsoleLog {
  root = element("div", {
    class: "console-log",
    "data-testid": "console-log",
    role: "log",
    "aria-label": text("console-log"),
    tabindex: 0, // so that the keyboard can scroll it
  });
  /** How to paint each picture again. */
  #pictures: Map<HTMLElement, () => void> = new Map();

  private readonly painter: WeightPainter;

  constructor() {
    this.painter = new WeightPainter(this.root, () => {
      for (const paint of this.#pictures.values()) paint();
    });
  }

  /** What there is to work with. */
  introduce(names: { name: string; about: string }[]) {
    const terms = names.flatMap(({ name, about }) => [
      element("dt", { translate: "no" }, name),
      element("dd", {}, translated(about)),
    ]);
    this.#add(element("dl", { class: "console-names" }, ...terms));
  }

  /** @param code what was run */
  add(code: string, outputs: (ConsoleText | ConsolePicture)[]) {
    const typed = element("pre", { class: "console-typed", translate: "no" }, addPrompts(code));
    this.#add(
      element("div", { class: "console-entry" }, typed, ...outputs.map((each) => this.#view(each))),
    );
  }

  /** Something that Python has not said. */
  note(words: string) {
    this.#add(noteView(words));
  }

  clear() {
    this.root.replaceChildren();
    this.#pictures.clear();
  }

  #view(output: ConsoleText | ConsolePicture) {
    if (output.kind === "note") return noteView(translated(output.text));
    if (output.kind !== "picture") {
      const { kind, text: said } = output;
      return element("pre", { class: "console-output", "data-kind": kind, translate: "no" }, said);
    }
    const { root, paint } = pictureView(output, this.painter);
    this.#pictures.set(root, paint);
    return root;
  }

  #add(entry: HTMLElement) {
    this.root.append(entry);
    while (this.root.children.length > MOST) this.root.firstElementChild?.remove();
    for (const picture of this.#pictures.keys()) {
      if (!this.root.contains(picture)) this.#pictures.delete(picture);
    }
    this.root.scrollTop = this.root.scrollHeight;
  }
}

function noteView(words: string) {
  return element("p", { class: "console-note" }, words);
}
