import code from "../../styles/workshop/code.css";
import share from "../../styles/workshop/share.css";

let adopted = false;

/** The workshop's styles come with its script: until then nobody needs them. */
export function adoptStyles() {
  if (adopted) return;
  adopted = true;
  document.adoptedStyleSheets.push(styleSheet(code), styleSheet(share));
}

/** @param {string} text */
export function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
