import code from "../../styles/workshop/code.css";
import consoleStyles from "../../styles/workshop/console.css";

/** The workshop's styles come with its script: until then nobody needs them. */
export function adoptStyles() {
  document.adoptedStyleSheets.push(styleSheet(code), styleSheet(consoleStyles));
}

/** @param {string} text */
export function styleSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
