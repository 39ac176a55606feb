import { importWorkshop } from "#lazy_parts";
import { shareable } from "../../core/share/shareable.js";
import { hook } from "../../ui/dom.js";
import { OpenedLink } from "./opened_link.js";
import { TaskView } from "./task_view.js";

/** @typedef {import("../../../shared/fault.js").Fault} Fault */

/**
 * Links: the one that the page is opened with, and those that are made here.
 * @param {Record<string, import("./opened_link.js").Lab>} labs
 * @param {import("../../core/site_data.js").Site} site
 * @param {import("../../../shared/files.js").Files} files
 * @param {(fault: Fault, retry: () => void) => void} tell
 */
export function makeShare(labs, site, files, tell) {
  const catalogue = shareable(site, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, new TaskView());
  const make = async () => {
    try {
      (await importWorkshop(files, site.workshop)).openShareDialog(link);
    } catch (thrown) {
      tell(/** @type {Fault} */ (thrown), make);
    }
  };
  hook("share-open").addEventListener("click", make);
  return link;
}
