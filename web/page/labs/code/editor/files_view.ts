import type { SourceFile } from "../../../../shared/protocol.ts";
import { text } from "../../../language/text.ts";
import { element, setText } from "../../../ui/dom.ts";
import { formatInteger } from "../../../ui/format.ts";
import { codeText } from "../code_text.ts";
import type { Edits } from "../edits.ts";

type Entry = { button: HTMLButtonElement; state: HTMLElement; group: HTMLDetailsElement };

/** The files of the package: the mathematics in the order of reading, then all others, folded. */
export class FilesView {
  /** by file */
  #entries: Map<string, Entry> = new Map();
  #shown = "";

  readonly root: HTMLElement;
  private readonly all: HTMLDetailsElement;

  constructor(
    files: SourceFile[],
    private readonly choose: (file: string) => void,
  ) {
    const others = files.filter((file) => !file.is_mathematics);
    const title = element("h2", { id: "files-title" }, text("code-files-title"));
    const count = formatInteger(others.length);
    this.all = folding("fold-files", title);
    const rest = folding("fold-other-files", text("code-files-others", { count }));
    const mathematics = files.filter((file) => file.is_mathematics);
    this.all.append(this.#list(mathematics, this.all), rest);
    rest.append(this.#list(others, rest));
    this.all.open = true;
    this.root = element(
      "section",
      { class: "panel files-panel", "aria-labelledby": "files-title" },
      this.all,
    );
  }

  /** Fold the list away, or open it. */
  fold(isFolded: boolean) {
    this.all.open = !isFolded;
  }

  #list(files: SourceFile[], group: HTMLDetailsElement) {
    const items = files.map(({ file }) => {
      const about = fileAbout(file);
      const state = element("span", { class: "file-state" });
      const button = element(
        "button",
        {
          type: "button",
          class: "entry",
          title: about.replaceAll("`", ""),
          "data-testid": `code-file-${file}`,
        },
        element("span", { class: "file-name", translate: "no" }, file.replace("pynn/", "")),
        element("span", { class: "file-about" }, ...codeText(about)),
        state,
      );
      button.addEventListener("click", () => this.choose(file));
      this.#entries.set(file, { button, state, group });
      return element("li", {}, button);
    });
    return element("ol", { class: "entries" }, ...items);
  }

  draw(shown: string, { texts, running }: Edits) {
    for (const [file, { button, state, group }] of this.#entries) {
      if (file === shown) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      if (file === shown && file !== this.#shown && group !== this.all) group.open = true;
      const changed = file in texts ? text("code-file-changed") : "";
      setText(state, file in running ? text("code-file-running") : changed);
    }
    this.#shown = shown;
  }
}

function folding(id: string, title: Node | string) {
  return element("details", { class: "folding" }, element("summary", { "data-testid": id }, title));
}

/** The text about a file of the package, such as "pynn/digits/mnist.py". */
function fileAbout(file: string) {
  const [, ...names] = file.replace(/\.py$/, "").match(/[a-z0-9]+/g) ?? [];
  return text(`code-about-${names.join("-")}`);
}
