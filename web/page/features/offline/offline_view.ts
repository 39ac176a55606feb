import { text } from "../../language/text.ts";
import { byId, byTestId, eventDetail, setText } from "../../ui/dom.ts";
import { formatInteger, formatMegabytes } from "../../ui/format.ts";
import { dismissMenu } from "../../ui/menu.ts";
import type { Offline } from "./site_copies.ts";

type Copies = EventTarget & { begin(): Promise<void>; again(): Promise<void> };

/**
 * The mark that says whether the page would work without a network.
 * @param carried whether the page is one file
 */
export function startOfflineView(copies: Copies, carried: boolean) {
  const mark = byTestId("offline");
  const again = byId("offline-again");
  copies.addEventListener("offline", (event) => {
    const offline = eventDetail(event) as Offline;
    mark.dataset.state = offline.state;
    setText(byId("offline-title"), title(offline));
    const saying = offline.state === "saving" ? text("offline-saving-begun") : title(offline);
    setText(byId("offline-said"), saying); // not each per cent
    setText(byId("offline-text"), told(offline, carried));
    again.hidden = !AGAIN.includes(offline.state);
    again.textContent = again.hidden ? "" : text(`offline-again-${offline.state}`);
  });
  again.addEventListener("click", () => copies.again());
  dismissMenu(mark);
}

function title(offline: Offline) {
  if (offline.state === "saving") {
    const { bytes, total } = offline.saved;
    return text("offline-title-saving", { percent: String(Math.floor((100 * bytes) / total)) });
  }
  return text(`offline-title-${offline.state}`);
}

/** Where something can be done once more. */
const AGAIN = ["ready", "incomplete", "held"];

function told(offline: Offline, carried: boolean) {
  switch (offline.state) {
    case "waiting":
      return text("offline-waiting");
    case "checking":
      return text("offline-checking");
    case "saving": {
      const { bytes, total } = offline.saved;
      return text("offline-saving", {
        bytes: formatMegabytes(bytes),
        total: formatMegabytes(total),
      });
    }
    case "ready": {
      const parts = { files: formatInteger(offline.files), size: formatMegabytes(offline.bytes) };
      return text(carried ? "offline-ready-carried" : "offline-ready", parts);
    }
    case "held":
      return text("offline-held");
    default:
      return offline.why;
  }
}
