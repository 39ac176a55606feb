/**
 * Runs first, from inside the HTML: says why the page cannot start where its other scripts do not run.
 * It knows its few sentences in every language, as nothing can be fetched then.
 */

import { storedLanguage } from "../language/language_choice.ts";

type Reason = "saved" | "framed" | "sandboxed";

const { dataset } = document.documentElement;
/** Where the page ran before the browser saved it, as `saved_copy.js` has noted. */
const savedFrom = dataset.begun;
/** A page without an origin of its own, which may load nothing that its host does not give to everybody. */
const isIsolated = self.origin === "null" && location.protocol.startsWith("http");

addEventListener("DOMContentLoaded", () => {
  const pristine = document.getElementById("pristine") as HTMLTemplateElement | null;
  if (savedFrom !== undefined && !pristine?.content.hasChildNodes()) show("saved", savedFrom);
});
if (isIsolated) addEventListener("error", sayIsolated, true); // of a script or style that does not load

function sayIsolated({ target }: ErrorEvent | Event) {
  if (!(target instanceof HTMLScriptElement)) return;
  removeEventListener("error", sayIsolated, true);
  const reason = self === top ? "sandboxed" : "framed";
  if (document.readyState !== "loading") show(reason, location.href);
  else addEventListener("DOMContentLoaded", () => show(reason, location.href));
}

/** @param address where the page works */
function show(reason: Reason, address: string) {
  const texts = JSON.parse(document.getElementById("notices")?.textContent ?? "{}");
  const language = storedLanguage((dataset.languages ?? "").split(" "));
  const link = document.createElement("a");
  Object.assign(link, { href: address, textContent: address, target: "_blank", rel: "noopener" });
  const notice = document.createElement("p");
  Object.assign(notice, { id: "cannot-start", className: "error-static", lang: language });
  notice.setAttribute("role", "alert");
  notice.style.padding = "1rem"; // its styles may not have come
  notice.append(texts[language][reason], " ", ...(reason === "sandboxed" ? [] : [link]));
  document.getElementById("not-begun")?.remove();
  if (reason === "saved")
    document.body.prepend(notice); // the results in it can still be read
  else document.body.replaceChildren(notice);
}
