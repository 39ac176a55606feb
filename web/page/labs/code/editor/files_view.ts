import type { SourceFile } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import type { Edits } from "../edits.ts";
import { codeText, foldingPanel } from "../elements.ts";

/** The files of the package in the order of reading. */
export class FilesView {
  /** by file */
  #entries: Map<string, { button: HTMLButtonElement; state: HTMLElement }> = new Map();

  readonly root: HTMLElement;

  constructor(files: SourceFile[], choose: (file: string) => void) {
    const entries = files.map(({ file }) => {
      const state = element("span", { class: "file-state" });
      const bare = element("span", { translate: "no" }, file.replace("pynn/", ""));
      const name = element("span", { class: "file-name" }, bare, state);
      const button = element(
        "button",
        { type: "button", class: "source-file", "data-testid": `code-file-${file}` },
        name,
        element("span", { class: "file-about" }, ...codeText(fileAbout(file))),
      );
      button.addEventListener("click", () => choose(file));
      this.#entries.set(file, { button, state });
      return element("li", {}, button);
    });
    this.root = foldingPanel(
      "files",
      text("code-files-title"),
      element("ol", { class: "source-files" }, ...entries),
    );
  }

  draw(shown: string, { texts, running }: Edits) {
    for (const [file, { button, state }] of this.#entries) {
      if (file === shown) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      const changed = file in texts ? text("code-file-changed") : "";
      setText(state, file in running ? text("code-file-running") : changed);
    }
  }
}

/** The text about a file of the package, such as "pynn/digits/mnist.py". */
export function fileAbout(file: string) {
  const [, ...names] = file.replace(/\.py$/, "").match(/[a-z0-9]+/g) ?? [];
  return text(`code-about-${names.join("-")}`);
}
