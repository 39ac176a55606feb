import { importLazyParts } from "#lazy_parts";
import type { Fault } from "../../../shared/fault.ts";
import type { Files } from "../../../shared/files.ts";
import { shareable } from "../../core/share/shareable.ts";
import type { Site } from "../../core/site_data.ts";
import { byTestId } from "../../ui/dom.ts";
import type { Lab } from "./opened_link.ts";
import { OpenedLink } from "./opened_link.ts";
import { TaskView } from "./task_view.ts";

/** Links: the one that the page is opened with, and those that are made here. */
export function startSharing(
  labs: Record<string, Lab>,
  site: Site,
  files: Files,
  tell: (fault: Fault, retry: () => void) => void,
) {
  const catalogue = shareable(site, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, new TaskView());
  const make = async () => {
    try {
      (await importLazyParts(files, site.lazy_parts)).openShareDialog(link);
    } catch (thrown) {
      tell(thrown as Fault, make);
    }
  };
  byTestId("share-open").addEventListener("click", make);
  return link;
}
