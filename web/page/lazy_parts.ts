/**
 * The code lab's workspace, the share dialog and exports: fetched when one of them is needed
 * for the first time.
 */

import english from "../../.build/texts/lazy_parts.ftl";
import type { Fault } from "../shared/fault.ts";
import type { ErrorPlace, Requests, SourceFile } from "../shared/protocol.ts";
import type { EngineClient, RequestArguments } from "./core/engine_client.ts";
import type { Storage } from "./core/storage.ts";
import { ExportView } from "./features/export/export_view.ts";
import type { Labs } from "./labs/code/code_lab.ts";
import type { CodeLink } from "./labs/code/code_link.ts";
import { ConsoleView } from "./labs/code/console/console_view.ts";
import { CodeView } from "./labs/code/editor/code_view.ts";
import { showEquationInLab } from "./labs/code/editor/in_derivation.ts";
import type { Edits } from "./labs/code/edits.ts";
import { ExercisesView } from "./labs/code/exercises/exercises_view.ts";
import { adoptStyles } from "./labs/code/styles.ts";
import * as language from "./language/text.ts";
import type { Translator } from "./language/translator.ts";
import { element, eventDetail } from "./ui/dom.ts";

export type { SourceFile } from "../shared/protocol.ts";
export { save } from "./features/export/save.ts";
export { openShareDialog } from "./features/share/share_dialog.ts";

/** The parts of the page that the workspace uses. */
export interface Context {
  /** asks the engine; rejects with a Fault */
  request: <A extends keyof Requests>(
    action: A,
    ...args: RequestArguments<A>
  ) => Promise<Requests[A]["answer"]>;
  /** lets the labs run on these files */
  apply: (texts: Record<string, string>) => Promise<void>;
  edits: Edits;
  engine: EngineClient;
  kept: Storage;
  labs: Labs;
  /** what a link asks for here, and locks */
  link: CodeLink;
  /** shows an error above the lab */
  tell: (fault: Fault | null, retry?: (() => void) | null) => void;
}

/** Translate through the page's translator: a script of its own has a module state of its own. */
export function setTranslator(translator: Translator) {
  translator.add(english);
  language.setTranslator(translator);
}

/** The code lab's workspace, as the page uses it. */
export class CodeWorkspace {
  /** @param look finds out which equations there are */
  constructor(
    private readonly code: CodeView,
    private readonly look: () => Promise<void>,
  ) {}

  /** The lines that compute an equation of the derivation. */
  async showEquation(key: string) {
    await this.look();
    this.code.showEquation(key);
  }

  /** The difference between what runs, or is written, and the original. */
  compare(file: string | undefined) {
    if (file !== undefined) this.code.show(file);
    this.code.compare(true);
  }

  /** Where in the code something arose, and what Python says of it. */
  showTrace(trace: ErrorPlace) {
    this.code.showTrace(trace);
  }
}

/**
 * Build it into the page.
 * @returns rejects with a Fault where Python does not give its files
 */
export async function open(place: HTMLElement, context: Context): Promise<CodeWorkspace> {
  const files: SourceFile[] = await context.request("code.files");
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
  const look = async () => code.takeEquations(await context.request("equations.lines"));
  await look();
  return new CodeWorkspace(code, look);
}
