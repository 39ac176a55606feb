import { byId, hook } from "../../ui/dom.js";
import { CarriedCopies } from "./embedded_copies.js";
import { showOffline } from "./offline_view.js";
import { SiteCopies } from "./site_copies.js";

/** @typedef {import("../../core/site_data.js").Site} Site */

/** Make the page ready for use without a network, and tell how far that is. @param {Site} site */
export function makeOffline(site) {
  const copies = site.carried ? carriedCopies(site) : siteCopies(site);
  showOffline(copies, site.carried === true);
  offerToInstall();
  return copies;
}

/** @param {Site} site */
function carriedCopies({ worker, python, data }) {
  return new CarriedCopies([worker, ...Object.values(python), ...Object.values(data)]);
}

/** @param {Site} site */
function siteCopies({ version }) {
  const copies = new SiteCopies(version);
  const newer = byId("newer");
  copies.addEventListener("newer", () => {
    newer.hidden = false;
  });
  hook("newer-use").addEventListener("click", () => copies.use());
  hook("newer-later").addEventListener("click", () => {
    newer.hidden = true;
  });
  return copies;
}

/** Some browsers let the page ask for it; the others have it in a menu. */
function offerToInstall() {
  const button = byId("offline-install");
  /** @type {any} */
  let offer = null;
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
