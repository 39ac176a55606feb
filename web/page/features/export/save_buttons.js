import { importWorkshop } from "#lazy_parts";
import { hook } from "../../ui/dom.js";

/** @typedef {import("../../../shared/fault.js").Fault} Fault */
/** The labs, whose curves are to be saved. @typedef {{ truthTable: import("../../labs/truth_table/truth_table_lab.js").TruthTableLab, digits: import("../../labs/digits/digits_lab.js").DigitsLab }} Labs */

const SAVES = /** @type {const} */ ([
  "tt-curve-csv",
  "tt-picture-svg",
  "tt-picture-png",
  "mnist-curve-csv",
  "units-picture-png",
]);
/** @typedef {typeof SAVES[number]} Save */

/**
 * The small buttons that save a curve or a picture; how that is done is fetched with the workshop.
 * @param {import("../../../shared/files.js").Files} files
 * @param {import("../../core/site_data.js").Site} site
 * @param {Labs} labs
 * @param {(fault: Fault | null, retry?: () => void) => void} tell
 */
export function offerSaves(files, site, labs, tell) {
  for (const what of SAVES) {
    const saveIt = async () => {
      try {
        const { save } = await importWorkshop(files, site.workshop);
        await save(what, labs);
        tell(null);
      } catch (thrown) {
        tell(/** @type {Fault} */ (thrown), saveIt);
      }
    };
    hook(what).addEventListener("click", saveIt);
  }
}
