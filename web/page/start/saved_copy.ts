/**
 * “Save page as” saves the page in its current state, with results, and without elements that were removed. To
 * recognise this, the page marks itself as started; and the page of one file contains its initial HTML, from which
 * a saved copy restarts. Import this before anything changes the page.
 */

const root = document.documentElement;

/** The page's visible content, without the scripts below it, which hold megabytes. */
function content() {
  return [...document.body.childNodes].filter(
    (node) => !(node instanceof HTMLScriptElement || node instanceof HTMLTemplateElement),
  );
}

if ("started" in root.dataset) {
  const pristine = document.getElementById("pristine") as HTMLTemplateElement | null;
  if (!pristine?.content.hasChildNodes())
    await new Promise(() => {}); // start_check.ts explains why nothing runs
  else restore(pristine);
} else if (document.querySelector("[data-embedded]")) {
  const pristine = document.createElement("template");
  pristine.id = "pristine";
  pristine.content.append(...content().map((node) => node.cloneNode(true)));
  document.body.append(pristine);
}
root.dataset.started = location.href.split("#")[0];

/** Put the page back into its initial state. */
function restore(pristine: HTMLTemplateElement) {
  for (const node of content()) node.remove();
  document.body.prepend(document.importNode(pristine.content, true));
  for (const link of document.querySelectorAll('a[href*="#"]')) {
    const { hash } = link as HTMLAnchorElement;
    link.setAttribute("href", hash); // browsers have saved an absolute address
  }
  root.lang = "en";
}

export {};
