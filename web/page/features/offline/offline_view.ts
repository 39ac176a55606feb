import type { TypedEventTarget } from "../../browser/typed_events.ts";
import { text } from "../../language/text.ts";
import { byId, byTestId, dismissMenu, setText } from "../../ui/dom.ts";
import { formatInteger, formatMegabytes } from "../../ui/format.ts";
import type { CopyEvents, OfflineState } from "./site_copies.ts";

type Copies = Pick<TypedEventTarget<CopyEvents>, "on"> & { retry(): Promise<void> };

/** The menu that shows if the page works without a network. */
export function startOfflineView(copies: Copies, isOneFile: boolean) {
  const menu = byTestId("offline");
  const again = byId("offline-again");
  copies.on("offline", (offline) => {
    menu.dataset.state = offline.state;
    setText(byId("offline-title"), title(offline));
    const announcement = offline.state === "saving" ? text("offline-saving-begun") : title(offline);
    setText(byId("offline-announcement"), announcement); // not every per cent
    setText(byId("offline-text"), description(offline, isOneFile));
    again.hidden = !RETRYABLE.includes(offline.state);
    again.textContent = again.hidden ? "" : text(`offline-again-${offline.state}`);
  });
  again.addEventListener("click", () => copies.retry());
  dismissMenu(menu);
}

function title(offline: OfflineState) {
  if (offline.state === "saving") {
    const { bytes, total } = offline.saved;
    return text("offline-title-saving", { percent: String(Math.floor((100 * bytes) / total)) });
  }
  return text(`offline-title-${offline.state}`);
}

/** States in which a button starts the check or the saving again. */
const RETRYABLE = ["ready", "incomplete", "held"];

function description(offline: OfflineState, isOneFile: boolean) {
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
      return text(isOneFile ? "offline-ready-embedded" : "offline-ready", parts);
    }
    case "held":
      return text("offline-held");
    default:
      return offline.why;
  }
}
