import type { EngineClient } from "../../core/engine_client.ts";
import type { Site } from "../../core/site_data.ts";
import { byId, byTestId } from "../../ui/dom.ts";
import { EmbeddedCopies } from "./embedded_copies.ts";
import { startOfflineView } from "./offline_view.ts";
import { SiteCopies } from "./site_copies.ts";

/** Prepare the page for use without a network, and show the progress. */
export function startOffline(site: Site, engine: EngineClient) {
  const copies = site.embedded ? embeddedCopies(site) : siteCopies(site);
  startOfflineView(copies, site.embedded === true);
  offerToInstall();
  const firstReady = new AbortController();
  engine.on(
    "state",
    (state) => {
      if (state !== "ready") return;
      firstReady.abort();
      copies.begin(); // only now: before, it would compete with the engine for the network
    },
    { signal: firstReady.signal },
  );
}

function embeddedCopies({ worker, python, data }: Site) {
  return new EmbeddedCopies([worker, ...Object.values(python), ...Object.values(data)]);
}

function siteCopies({ version }: Site) {
  const copies = new SiteCopies(version);
  const newer = byId("newer");
  copies.on("newer", () => {
    newer.hidden = false;
  });
  byTestId("newer-use").addEventListener("click", () => copies.switchToNewer());
  byTestId("newer-later").addEventListener("click", () => {
    newer.hidden = true;
  });
  return copies;
}

/** The event of browsers that let the page offer its installation. */
type InstallPromptEvent = Event & { prompt(): void };

/** Show a button that installs the page, where the browser allows that; others have it in a menu. */
function offerToInstall() {
  const button = byId("offline-install");
  let offer: InstallPromptEvent | null = null;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event as InstallPromptEvent;
    button.hidden = false;
  });
  button.addEventListener("click", () => offer?.prompt());
  addEventListener("appinstalled", () => {
    button.hidden = true;
  });
}
