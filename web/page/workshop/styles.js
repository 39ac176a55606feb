import code from "../../styles/workshop/code.css";
import consoleStyles from "../../styles/workshop/console.css";
import luggage from "../../styles/workshop/luggage.css";

/** The workshop's styles come with its script: until then nobody needs them. */
export function adoptStyles() {
  document.adoptedStyleSheets.push(...[code, consoleStyles, luggage].map(styleSheet));
}

/** @param {string} text */
export function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
