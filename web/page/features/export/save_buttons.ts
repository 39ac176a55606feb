import { Fault } from "../../../shared/fault.ts";
import type { DigitsLab } from "../../labs/digits/digits_lab.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import { byTestId } from "../../ui/dom.ts";
import type { ReportError } from "../../ui/error_banner.ts";

/** The labs whose curves and pictures are saved. */
export type Labs = { truthTable: TruthTableSession; digits: DigitsLab };

const SAVES = [
  "tt-curve-csv",
  "tt-picture-svg",
  "tt-picture-png",
  "mnist-curve-csv",
  "units-picture-png",
] as const;
export type Save = (typeof SAVES)[number];

/** Loads what saves a curve or a picture. Rejects with a Fault. */
type LoadSave = () => Promise<{ save(what: Save, labs: Labs): Promise<void> }>;

/** The small buttons that save a curve or a picture. */
export function startSaveButtons(loadSave: LoadSave, labs: Labs, reportError: ReportError) {
  for (const what of SAVES) {
    const saveIt = async () => {
      try {
        const { save } = await loadSave();
        await save(what, labs);
        reportError(null);
      } catch (thrown) {
        reportError(Fault.from(thrown), saveIt);
      }
    };
    byTestId(what).addEventListener("click", saveIt);
  }
}
