import type { Site } from "../../core/site_data.ts";
import { byId, byTestId } from "../../ui/dom.ts";
import { EmbeddedCopies } from "./embedded_copies.ts";
import { startOfflineView } from "./offline_view.ts";
import { SiteCopies } from "./site_copies.ts";

/** Make the page ready for use without a network, and tell how far that is. */
export function startOffline(site: Site) {
  const copies = site.carried ? carriedCopies(site) : siteCopies(site);
  startOfflineView(copies, site.carried === true);
  offerToInstall();
  return copies;
}

function carriedCopies({ worker, python, data }: Site) {
  return new EmbeddedCopies([worker, ...Object.values(python), ...Object.values(data)]);
}

function siteCopies({ version }: Site) {
  const copies = new SiteCopies(version);
  const newer = byId("newer");
  copies.addEventListener("newer", () => {
    newer.hidden = false;
  });
  byTestId("newer-use").addEventListener("click", () => copies.use());
  byTestId("newer-later").addEventListener("click", () => {
    newer.hidden = true;
  });
  return copies;
}

/** Some browsers let the page ask for it; the others have it in a menu. */
function offerToInstall() {
  const button = byId("offline-install");
  let offer: any = null;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    button.hidden = false;
  });
  button.addEventListener("click", () => offer?.prompt());
  addEventListener("appinstalled", () => {
    button.hidden = true;
  });
}
