import { Fault } from "../../../shared/fault.ts";
import { shareable } from "../../core/share/shareable.ts";
import type { Site } from "../../core/site_data.ts";
import { byTestId } from "../../ui/dom.ts";
import type { Lab } from "./opened_link.ts";
import { OpenedLink } from "./opened_link.ts";
import { TaskView } from "./task_view.ts";

/** Loads the dialog that makes links. Rejects with a Fault. */
type LoadDialog = () => Promise<{ openShareDialog(link: OpenedLink): void }>;

/** Set up the link that the page was opened with, and the button that makes new ones. */
export function startSharing(
  labs: Record<string, Lab>,
  site: Site,
  loadDialog: LoadDialog,
  report: (fault: Fault, retry: () => void) => void,
) {
  const catalogue = shareable(site, Object.keys(labs));
  const link = new OpenedLink(catalogue, labs, new TaskView());
  const openDialog = async () => {
    try {
      (await loadDialog()).openShareDialog(link);
    } catch (thrown) {
      report(Fault.from(thrown), openDialog);
    }
  };
  byTestId("share-open").addEventListener("click", openDialog);
  return link;
}
