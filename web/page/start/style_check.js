import { Fault } from "../../shared/fault.js";
import { refusedByHost } from "../../shared/host_policy.js";
import { text } from "../language/text.js";

/**
 * The browser does not take styles that are damaged, and says nothing of it; so they are looked after here.
 * @param {(fault: Fault, retry: () => void) => void} tell
 */
export function watchStyles(tell) {
  /** @type {HTMLLinkElement | null} */
  const link = document.querySelector('link[rel="stylesheet"]');
  if (link === null) return; // they are inside the page
  if (!hasRules(link)) tellWhy(link, tell);
}

/** @param {HTMLLinkElement} link @param {(fault: Fault, retry: () => void) => void} tell */
async function tellWhy(link, tell) {
  const refused = await refusedByHost(({ directive }) => directive.startsWith("style-src"));
  tell(refused ?? missing(), () => fetchAgain(link, tell));
}

/** What is missing may count as a style without rules, or as one that nobody may look into. @param {HTMLLinkElement} link */
function hasRules({ sheet }) {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

/** Under another address, so that no copy is taken for it. @param {HTMLLinkElement} link @param {(fault: Fault, retry: () => void) => void} tell */
function fetchAgain(link, tell) {
  const another = /** @type {HTMLLinkElement} */ (link.cloneNode());
  another.href = `${link.href.split("?")[0]}?${Date.now()}`;
  another.addEventListener("error", () => tellWhy(another, tell));
  link.replaceWith(another);
}

function missing() {
  return new Fault("styles", text("error-no-styles"));
}
