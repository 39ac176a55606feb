/**
 * The workshop: the editor and all around it, and the dialog that makes links. Fetched when either is wanted
 * for the first time.
 */

import english from "../../.build/texts/workshop.ftl";
import { LuggageView } from "./features/export/export_view.js";
import { ConsoleView } from "./labs/code/console/console_view.js";
import { CodeView } from "./labs/code/editor/code_view.js";
import { showInDerivation } from "./labs/code/editor/in_derivation.js";
import { ExercisesView } from "./labs/code/exercises/exercises_view.js";
import { adoptStyles } from "./labs/code/styles.js";
import * as language from "./language/text.js";
import { detail, element } from "./ui/dom.js";

export { save } from "./features/export/save.js";
export { openShareDialog } from "./features/share/share_dialog.js";

/** @typedef {import("../shared/fault.js").Trace} Trace */
/** @typedef {{ file: string, about: string, text: string }} SourceFile */

/**
 * What the page gives to the workshop.
 * @typedef {object} Context
 * @property {(action: string, args?: Record<string, unknown>) => Promise<any>} request asks the engine; rejects with a Fault
 * @property {(texts: Record<string, string>) => Promise<void>} apply lets the labs run on these files
 * @property {import("./labs/code/edits.js").Edits} edits
 * @property {import("./core/engine_client.js").EngineClient} engine
 * @property {import("./core/storage.js").Kept} kept
 * @property {import("./labs/code/code_lab.js").Labs} labs
 * @property {import("./labs/code/code_link.js").CodeLink} link what a link asks for here, and locks
 * @property {(fault: import("../shared/fault.js").Fault | null, retry?: (() => void) | null) => void} tell shows an error above the lab
 */

/** A script of its own has a speaker of its own, until the page gives it its. @param {import("./language/translator.js").Speaker} speaker */
export function speakThrough(speaker) {
  speaker.add(english);
  language.speakThrough(speaker);
}

/** What the page may ask of the workshop. */
export class Workshop {
  /** @param {CodeView} code @param {() => Promise<void>} look finds out which equations there are */
  constructor(code, look) {
    this.code = code;
    this.look = look;
  }

  /** The lines that compute an equation of the derivation. @param {string} key */
  async showEquation(key) {
    await this.look();
    this.code.showEquation(key);
  }

  /** The difference between what runs, or is written, and the original. @param {string | undefined} file */
  compare(file) {
    if (file !== undefined) this.code.show(file);
    this.code.compare(true);
  }

  /** Where in the code something arose, and what Python says of it. @param {Trace} trace */
  showTrace(trace) {
    this.code.showTrace(trace);
  }
}

/**
 * Build it into the page.
 * @param {HTMLElement} place @param {Context} context
 * @returns {Promise<Workshop>} rejects with a Fault where Python does not give its files
 */
export async function open(place, context) {
  /** @type {SourceFile[]} */
  const files = await context.request("code.files");
  /** @type {import("./labs/code/exercises/exercises_view.js").Catalogue} */
  const catalogue = await context.request("exercises.catalogue");
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
