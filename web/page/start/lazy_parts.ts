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
  const side = element("div", { class: "code-side" });
  const main = element("div", { class: "code-main" });
  place.replaceChildren(element("div", { class: "workspace" }, side, main));
  const top = element("div", { class: "exercise-top" });
  main.append(top);
  const code = new CodeView({ side, main }, files, context);
  new ConsoleView(main, context);
  new ExportView(main, context);
  code.addEventListener("equation", (event) => showEquationInLab(eventDetail(event)));
  new ExercisesView({ side, top }, catalogue, code, context);
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
