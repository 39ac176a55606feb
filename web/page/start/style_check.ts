import { errorText, Fault } from "../../shared/fault.ts";
import { refusedByHost } from "../../shared/host_policy.ts";

/**
 * The browser does not take styles that are damaged, and says nothing of it; so they are looked after here.
 */
export function checkStyles(tell: (fault: Fault, retry: () => void) => void) {
  const link: HTMLLinkElement | null = document.querySelector('link[rel="stylesheet"]');
  if (link === null) return; // they are inside the page
  if (!hasRules(link)) tellWhy(link, tell);
}

async function tellWhy(link: HTMLLinkElement, tell: (fault: Fault, retry: () => void) => void) {
  const refused = await refusedByHost(({ directive }) => directive.startsWith("style-src"));
  tell(refused ?? missing(), () => fetchAgain(link, tell));
}

/** What is missing may count as a style without rules, or as one that nobody may look into. */
function hasRules({ sheet }: HTMLLinkElement) {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

/** Under another address, so that no copy is taken for it. */
function fetchAgain(link: HTMLLinkElement, tell: (fault: Fault, retry: () => void) => void) {
  const another = link.cloneNode() as HTMLLinkElement;
  another.href = `${link.href.split("?")[0]}?${Date.now()}`;
  another.addEventListener("error", () => tellWhy(another, tell));
  link.replaceWith(another);
}

function missing() {
  return new Fault("styles", errorText("no-styles"));
}
