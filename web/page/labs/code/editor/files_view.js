import { text, translated } from "../../../language/text.js";
import { element, setText } from "../../../ui/dom.js";
import { toldText } from "../exercises/exercise_text.js";
import { foldingPanel } from "../folding_panel.js";

/** @typedef {import("../../../lazy_parts.js").SourceFile} SourceFile */
/** @typedef {import("../edits.js").Edits} Edits */

/** The files of the package in the order of reading. */
export class FilesView {
  /** @type {Map<string, { button: HTMLButtonElement, state: HTMLElement }>} by file */
  #entries = new Map();

  /** @param {SourceFile[]} files @param {(file: string) => void} choose */
  constructor(files, choose) {
    const entries = files.map(({ file, about }) => {
      const state = element("span", { class: "file-state" });
      const bare = element("span", { translate: "no" }, file.replace("pynn/", ""));
      const name = element("span", { class: "file-name" }, bare, state);
      const button = element(
        "button",
        { type: "button", class: "source-file", "data-testid": `code-file-${file}` },
        name,
        element("span", { class: "file-about" }, ...toldText(translated(about))),
      );
      button.addEventListener("click", () => choose(file));
      this.#entries.set(file, { button, state });
      return element("li", {}, button);
    });
    this.root = foldingPanel(
      "files",
      text("workshop-files-title"),
      element("ol", { class: "source-files" }, ...entries),
    );
  }

  /** @param {string} shown @param {Edits} edits */
  draw(shown, { texts, running }) {
    for (const [file, { button, state }] of this.#entries) {
      if (file === shown) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      const changed = file in texts ? text("workshop-file-changed") : "";
      setText(state, file in running ? text("workshop-file-running") : changed);
    }
  }
}
