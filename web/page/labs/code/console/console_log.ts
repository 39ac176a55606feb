import type { ConsoleAnswer, ConsoleName } from "../../../../shared/protocol.ts";
import { say, text } from "../../../language/text.ts";
import { element } from "../../../ui/dom.ts";
import { sentence } from "../../../ui/format.ts";
import { WeightPainter } from "../../digits/pictures/picture.ts";
import { pictureView } from "./console_picture.ts";
import { addPrompts } from "./console_text.ts";

type Output = ConsoleAnswer["outputs"][number];

/** More entries than anybody scrolls back through. */
const MOST = 300;

/** The code that was run, and its outputs. */
export class ConsoleLog {
  root = element("div", {
    class: "console-log",
    "data-testid": "console-log",
    role: "log",
    "aria-label": text("console-log"),
    tabindex: 0, // so that the keyboard can scroll it
  });
  /** Functions that paint the pictures again. */
  #pictures: Map<HTMLElement, () => void> = new Map();

  private readonly painter: WeightPainter;

  constructor() {
    this.painter = new WeightPainter(this.root, () => {
      for (const paint of this.#pictures.values()) paint();
    });
  }

  /** Show the names that are at hand. */
  introduce(names: ConsoleName[]) {
    this.#add(namesView(names));
  }

  /** Add code that was run, and its outputs. */
  add(code: string, outputs: Output[]) {
    const typed = element("pre", { class: "console-typed", translate: "no" }, addPrompts(code));
    const views = outputs.map((output) => this.#view(output));
    this.#add(element("div", { class: "console-entry" }, typed, ...views));
  }

  /** Add a remark of the console. */
  note(note: string) {
    this.#add(noteView(note));
  }

  clear() {
    this.root.replaceChildren();
    this.#pictures.clear();
  }

  #view(output: Output) {
    if (output.kind === "note") return noteView(sentence(say(output.text)));
    if (output.kind === "names") return namesView(output.names);
    if (output.kind === "picture") {
      const { root, paint } = pictureView(output, this.painter);
      this.#pictures.set(root, paint);
      return root;
    }
    const { kind, text: written } = output;
    return element("pre", { class: "console-output", "data-kind": kind, translate: "no" }, written);
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

function namesView(names: ConsoleName[]) {
  const terms = names.flatMap(({ name, about }) => [
    element("dt", { translate: "no" }, name),
    element("dd", {}, say(about)),
  ]);
  return element("dl", { class: "console-names" }, ...terms);
}

function noteView(note: string) {
  return element("p", { class: "console-note" }, note);
}
