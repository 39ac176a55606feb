/**
 * The code lab's workspace, the share dialog and exports: fetched when one of them is needed
 * for the first time.
 */

import english from "../../../.build/texts/lazy_parts.ftl";
import type { ErrorPlace } from "../../shared/protocol.ts";
import { ExportView } from "../features/export/export_view.ts";
import { ConsoleView } from "../labs/code/console/console_view.ts";
import type { CodeContext, CodeWorkspace } from "../labs/code/context.ts";
import { CodeView } from "../labs/code/editor/code_view.ts";
import { showEquationInLab } from "../labs/code/editor/in_derivation.ts";
import { ExercisesView } from "../labs/code/exercises/exercises_view.ts";
import { Sheet } from "../labs/code/sheet.ts";
import { adoptStyles } from "../labs/code/styles.ts";
import * as language from "../language/text.ts";
import type { Translator } from "../language/translator.ts";
import { element, eventDetail } from "../ui/dom.ts";

export { save } from "../features/export/save.ts";
export { openShareDialog } from "../features/share/share_dialog.ts";

/** Translate through the page's translator: a script of its own has a module state of its own. */
export function setTranslator(translator: Translator) {
  translator.add(english);
  language.setTranslator(translator);
}

/**
 * Build the workspace of the code lab into the page.
 * @returns rejects with a Fault if Python does not give its files
 */
export async function openWorkspace(
  place: HTMLElement,
  context: CodeContext,
): Promise<CodeWorkspace> {
  const files = await context.request("code.files");
  const catalogue = await context.request("exercises.catalogue");
  adoptStyles();
  const sheet = new Sheet();
  const code = new CodeView(files, () => sheet.makeRoom(), context);
  const further = element("div", { class: "code-further" });
  place.replaceChildren(
    element("div", { class: "code-view" }, sheet.root, code.panel.root),
    further,
  );
  new ConsoleView(further, context);
  new ExportView(further, context);
  code.addEventListener("equation", (event) => showEquationInLab(eventDetail(event)));
  new ExercisesView(sheet, catalogue, code, context);
  sheet.content.append(code.files.root);
  const findEquations = async () => code.setEquations(await context.request("equations.lines"));
  await findEquations();
  return {
    async showEquation(key: string) {
      await findEquations();
      code.showEquation(key);
    },
    compare(file: string | undefined) {
      if (file !== undefined) code.show(file);
      code.compare(true);
    },
    showTrace: (trace: ErrorPlace) => code.showTrace(trace),
    measure: () => code.measure(),
  };
}
