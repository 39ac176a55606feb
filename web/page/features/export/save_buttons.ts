import { importLazyParts } from "#lazy_parts";
import type { Fault } from "../../../shared/fault.ts";
import type { Files } from "../../../shared/files.ts";
import type { Site } from "../../core/site_data.ts";
import type { DigitsLab } from "../../labs/digits/digits_lab.ts";
import type { TruthTableSession } from "../../labs/truth_table/truth_table_session.ts";
import { byTestId } from "../../ui/dom.ts";

/** The labs, whose curves are to be saved. */
export type Labs = { truthTable: TruthTableSession; digits: DigitsLab };

const SAVES = [
  "tt-curve-csv",
  "tt-picture-svg",
  "tt-picture-png",
  "mnist-curve-csv",
  "units-picture-png",
] as const;
export type Save = (typeof SAVES)[number];

/** The small buttons that save a curve or a picture; how that is done is fetched with the lazy parts. */
export function startSaveButtons(
  files: Files,
  site: Site,
  labs: Labs,
  tell: (fault: Fault | null, retry?: () => void) => void,
) {
  for (const what of SAVES) {
    const saveIt = async () => {
      try {
        const { save } = await importLazyParts(files, site.lazy_parts);
        await save(what, labs);
        tell(null);
      } catch (thrown) {
        tell(thrown as Fault, saveIt);
      }
    };
    byTestId(what).addEventListener("click", saveIt);
  }
}
