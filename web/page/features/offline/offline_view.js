import { text } from "../../language/text.js";
import { byId, detail, hook, setText } from "../../ui/dom.js";
import { megabytes, whole } from "../../ui/format.js";
import { closeFromOutside } from "../../ui/menu.js";

/** @typedef {import("./site_copies.js").Offline} Offline */
/** @typedef {EventTarget & { begin(): Promise<void>, again(): Promise<void> }} Copies */

/**
 * The mark that says whether the page would work without a network.
 * @param {Copies} copies @param {boolean} carried whether the page is one file
 */
export function showOffline(copies, carried) {
  const mark = hook("offline");
  const again = byId("offline-again");
  copies.addEventListener("offline", (event) => {
    const offline = /** @type {Offline} */ (detail(event));
    mark.dataset.state = offline.state;
    setText(byId("offline-title"), title(offline));
    const saying = offline.state === "saving" ? text("offline-saving-begun") : title(offline);
    setText(byId("offline-said"), saying); // not each per cent
    setText(byId("offline-text"), told(offline, carried));
    again.hidden = !AGAIN.includes(offline.state);
    again.textContent = again.hidden ? "" : text(`offline-again-${offline.state}`);
  });
  again.addEventListener("click", () => copies.again());
  closeFromOutside(mark);
}

/** @param {Offline} offline */
function title(offline) {
  if (offline.state === "saving") {
    const { bytes, total } = offline.saved;
    return text("offline-title-saving", { percent: String(Math.floor((100 * bytes) / total)) });
  }
  return text(`offline-title-${offline.state}`);
}

/** Where something can be done once more. */
const AGAIN = ["ready", "incomplete", "held"];

/** @param {Offline} offline @param {boolean} carried */
function told(offline, carried) {
  switch (offline.state) {
    case "waiting":
      return text("offline-waiting");
    case "checking":
      return text("offline-checking");
    case "saving": {
      const { bytes, total } = offline.saved;
      return text("offline-saving", { bytes: megabytes(bytes), total: megabytes(total) });
    }
    case "ready": {
      const parts = { files: whole(offline.files), size: megabytes(offline.bytes) };
      return text(carried ? "offline-ready-carried" : "offline-ready", parts);
    }
    case "held":
      return text("offline-held");
    default:
      return offline.why;
  }
}
