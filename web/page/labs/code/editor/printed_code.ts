import { element } from "../../../ui/dom.ts";

/**
 * Put the whole text after the editor while the page is printed: the editor draws only the lines in sight.
 *
 * @param currentText the text of the file that is shown
 */
export function printWholeText(editor: HTMLElement, currentText: () => string) {
  const printed = element("pre", { class: "printed-code", translate: "no" });
  editor.after(printed);
  addEventListener("beforeprint", () => {
    const lines = currentText().trimEnd().split("\n");
    printed.replaceChildren(...lines.map((line) => element("code", {}, line || " ")));
  });
  addEventListener("afterprint", () => printed.replaceChildren());
}
