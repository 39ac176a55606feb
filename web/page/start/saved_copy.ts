/**
 * “Save page as” writes the page as it stands then: with its results, without what it had removed. So the
 * page notes that it has begun, and the one file carries its HTML as it was, from which a copy starts again.
 * To be imported before anything changes the page.
 */

const root = document.documentElement;

/** The page's own content, without the scripts below it, which hold megabytes. */
function content() {
  return [...document.body.childNodes].filter(
    (node) => !(node instanceof HTMLScriptElement || node instanceof HTMLTemplateElement),
  );
}

if ("begun" in root.dataset) {
  const pristine = document.getElementById("pristine") as HTMLTemplateElement | null;
  if (!pristine?.content.hasChildNodes())
    await new Promise(() => {}); // start_check.js says why nothing runs
  else begin(pristine);
} else if (document.querySelector("[data-embedded]")) {
  const pristine = document.createElement("template");
  pristine.id = "pristine";
  pristine.content.append(...content().map((node) => node.cloneNode(true)));
  document.body.append(pristine);
}
root.dataset.begun = location.href.split("#")[0];

/** Puts the page back to what it was before it ran. */
function begin(pristine: HTMLTemplateElement) {
  for (const node of content()) node.remove();
  document.body.prepend(document.importNode(pristine.content, true));
  for (const link of document.querySelectorAll('a[href*="#"]')) {
    const { hash } = link as HTMLAnchorElement;
    link.setAttribute("href", hash); // browsers save the whole address of where the page was
  }
  root.lang = "en";
}

export {};
