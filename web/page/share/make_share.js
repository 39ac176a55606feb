import { importWorkshop } from "#workshop";
import { hook } from "../dom.js";
import { OpenedLink } from "./opened_link.js";
import { shareable } from "./shareable.js";
import { TaskView } from "./task_view.js";

/** @typedef {import("../../engine/fault.js").Fault} Fault */

/**
 * Links: the one that the page is opened with, and those that are made here.
 * @param {Record<string, import("./opened_link.js").Lab>} labs
 * @param {import("../site.js").Site} site
 * @param {import("../../engine/files.js").Files} files
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
