import { byId, detail, hook, setText } from "../dom.js";
import { megabytes } from "../format.js";
import { closeFromOutside } from "../menu.js";

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
    setText(byId("offline-text"), text(offline, carried));
    again.hidden = !(offline.state in AGAIN);
    again.textContent = AGAIN[offline.state] ?? "";
  });
  again.addEventListener("click", () => copies.again());
  closeFromOutside(mark);
}

/** @param {Offline} offline */
function title(offline) {
  if (offline.state === "saving") {
    return `Saving for offline: ${Math.floor((100 * offline.saved.bytes) / offline.saved.total)} %`;
  }
  return TITLES[offline.state];
}

const TITLES = {
  waiting: "Offline: not yet",
  checking: "Offline: checking",
  ready: "Offline ready",
  incomplete: "Not offline ready",
  held: "Not saved for offline",
  unavailable: "Online only",
};
/** @type {Record<string, string>} */
const AGAIN = { ready: "Check again", incomplete: "Try again", held: "Save it now" };

/** @param {Offline} offline @param {boolean} carried */
function text(offline, carried) {
  switch (offline.state) {
    case "waiting":
      return "When Python runs, this browser saves everything that the page needs.";
    case "checking":
      return "Every file is being looked at.";
    case "saving": {
      const { bytes, total } = offline.saved;
      return `This browser is saving the page for use without a network: ${megabytes(bytes)} of ${megabytes(total)}. You can use it meanwhile.`;
    }
    case "ready": {
      const where = carried ? "are in this file" : "are in this browser";
      const size = `All ${offline.files} parts, ${megabytes(offline.bytes)}, ${where}`;
      return `${size}, and each has the right checksum. No network is needed from now on.`;
    }
    case "held":
      return "This browser is set to save data, so the page was not saved for use without a network.";
    default:
      return offline.why;
  }
}
