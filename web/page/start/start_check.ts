/**
 * Runs first, inline in the HTML: explains why the page cannot start where its other scripts do not run. The HTML
 * contains its few texts in all languages, as nothing can be fetched then.
 */

import { currentLanguage } from "../language/language_choice.ts";

type Reason = "saved" | "framed" | "sandboxed";

const { dataset } = document.documentElement;
/** The address at which the page ran before the browser saved it: a mark of `saved_copy.ts`. */
const savedFrom = dataset.started;
/** A sandboxed page without an origin, which may load only what its host allows to all origins. */
const isIsolated = self.origin === "null" && location.protocol.startsWith("http");

addEventListener("DOMContentLoaded", () => {
  const pristine = document.getElementById("pristine") as HTMLTemplateElement | null;
  if (savedFrom !== undefined && !pristine?.content.hasChildNodes()) show("saved", savedFrom);
});
if (isIsolated) addEventListener("error", showIsolated, true); // a script or style has not loaded

function showIsolated({ target }: ErrorEvent | Event) {
  if (!(target instanceof HTMLScriptElement)) return;
  removeEventListener("error", showIsolated, true);
  const reason = self === top ? "sandboxed" : "framed";
  if (document.readyState !== "loading") show(reason, location.href);
  else addEventListener("DOMContentLoaded", () => show(reason, location.href));
}

/** @param address a link at which the page works */
function show(reason: Reason, address: string) {
  const texts = JSON.parse(document.getElementById("notices")?.textContent ?? "{}");
  const language = currentLanguage((dataset.languages ?? "").split(" "));
  const link = document.createElement("a");
  Object.assign(link, { href: address, textContent: address, target: "_blank", rel: "noopener" });
  const notice = document.createElement("p");
  Object.assign(notice, { id: "cannot-start", className: "error-static", lang: language });
  notice.setAttribute("role", "alert");
  notice.style.padding = "1rem"; // its styles may be missing
  notice.append(texts[language][reason], " ", ...(reason === "sandboxed" ? [] : [link]));
  document.getElementById("not-started")?.remove();
  if (reason === "saved")
    document.body.prepend(notice); // its results stay readable
  else document.body.replaceChildren(notice);
}
