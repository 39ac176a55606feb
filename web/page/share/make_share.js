import { hook } from "../dom.js";
import { route } from "../router.js";
import { OpenedLink } from "./opened_link.js";
import { shareable } from "./shareable.js";
import { TaskView } from "./task_view.js";

/**
 * Links: the one that the page was opened with, and those that are made here.
 * @param {Record<string, import("./opened_link.js").Lab>} labs
 * @param {import("../site.js").Site} site
 * @param {string} toldFirst what else there is to say of the address
 */
export function makeShare(labs, site, toldFirst) {
  const catalogue = shareable(site, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, new TaskView());
  route(catalogue, (share, lab) => link.open(share, lab), toldFirst);
  hook("share-open").addEventListener("click", async () => {
    const { openShareDialog } = await import("./dialog.js");
    openShareDialog(link);
  });
  return link;
}
