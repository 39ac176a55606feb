import { errorText, Fault } from "../../shared/fault.ts";
import { refusedByHost } from "../../shared/host_policy.ts";

type Report = (fault: Fault, retry: () => void) => void;

/** Report style sheets that are missing or damaged, which the browser rejects silently. */
export function checkStyles(report: Report) {
  const link: HTMLLinkElement | null = document.querySelector('link[rel="stylesheet"]');
  if (link === null) return; // the styles are inline
  if (!hasRules(link)) explain(link, report);
}

async function explain(link: HTMLLinkElement, report: Report) {
  const refused = await refusedByHost(({ directive }) => directive.startsWith("style-src"));
  const fault = refused ?? new Fault("styles", errorText("no-styles"));
  report(fault, () => fetchAgain(link, report));
}

/** For a missing style sheet some browsers have one without rules, others one that throws. */
function hasRules({ sheet }: HTMLLinkElement) {
  try {
    return sheet !== null && sheet.cssRules.length > 0;
  } catch {
    return false;
  }
}

/** Under copy address, to bypass caches. */
function fetchAgain(link: HTMLLinkElement, report: Report) {
  const copy = link.cloneNode() as HTMLLinkElement;
  copy.href = `${link.href.split("?")[0]}?${Date.now()}`;
  copy.addEventListener("error", () => explain(copy, report));
  link.replaceWith(copy);
}
