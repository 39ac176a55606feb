/**
 * The workshop: the editor and all around it, and the dialog that makes links. Fetched when either is wanted
 * for the first time.
 */

import english from "../../.build/texts/workshop.ftl";
import type { Fault, Trace } from "../shared/fault.ts";
import type { EngineClient } from "./core/engine_client.ts";
import type { Kept } from "./core/storage.ts";
import { LuggageView } from "./features/export/export_view.ts";
import type { Labs } from "./labs/code/code_lab.ts";
import type { CodeLink } from "./labs/code/code_link.ts";
import { ConsoleView } from "./labs/code/console/console_view.ts";
import { CodeView } from "./labs/code/editor/code_view.ts";
import { showInDerivation } from "./labs/code/editor/in_derivation.ts";
import type { Edits } from "./labs/code/edits.ts";
import type { Catalogue } from "./labs/code/exercises/exercises_view.ts";
import { ExercisesView } from "./labs/code/exercises/exercises_view.ts";
import { adoptStyles } from "./labs/code/styles.ts";
import * as language from "./language/text.ts";
import type { Speaker } from "./language/translator.ts";
import { detail, element } from "./ui/dom.ts";

export { save } from "./features/export/save.ts";
export { openShareDialog } from "./features/share/share_dialog.ts";

export type SourceFile = { file: string; about: string; text: string };

/** What the page gives to the workshop. */
export interface Context {
  /** asks the engine; rejects with a Fault */
  request: (action: string, args?: Record<string, unknown>) => Promise<any>;
  /** lets the labs run on these files */
  apply: (texts: Record<string, string>) => Promise<void>;
  edits: Edits;
  engine: EngineClient;
  kept: Kept;
  labs: Labs;
  /** what a link asks for here, and locks */
  link: CodeLink;
  /** shows an error above the lab */
  tell: (fault: Fault | null, retry?: (() => void) | null) => void;
}

/** A script of its own has a speaker of its own, until the page gives it its. */
export function speakThrough(speaker: Speaker) {
  speaker.add(english);
  language.speakThrough(speaker);
}

/** What the page may ask of the workshop. */
export class Workshop {
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
  showTrace(trace: Trace) {
    this.code.showTrace(trace);
  }
}

/**
 * Build it into the page.
 * @returns rejects with a Fault where Python does not give its files
 */
export async function open(place: HTMLElement, context: Context): Promise<Workshop> {
  const files: SourceFile[] = await context.request("code.files");
  const catalogue: Catalogue = await context.request("exercises.catalogue");
  adoptStyles();
  const side = element("div", { class: "workshop-side" });
  const main = element("div", { class: "workshop-main" });
  place.replaceChildren(element("div", { class: "workshop" }, side, main));
  const top = element("div", { class: "exercise-top" });
  main.append(top);
  const code = new CodeView({ side, main }, files, context);
  new ConsoleView(main, context);
  new LuggageView(main, context);
  code.addEventListener("equation", (event) => showInDerivation(detail(event)));
  new ExercisesView({ side, top }, catalogue, code, context);
  const look = async () => code.takeEquations(await context.request("equations.lines"));
  await look();
  return new Workshop(code, look);
}
