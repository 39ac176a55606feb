import code from "../../../styles/workshop/code.css";
import consoleStyles from "../../../styles/workshop/console.css";
import exercises from "../../../styles/workshop/exercises.css";
import luggage from "../../../styles/workshop/luggage.css";
import share from "../../../styles/workshop/share.css";

const SHEETS = [code, consoleStyles, exercises, luggage, share];
let adopted = false;

/** The workshop's styles come with its script: until then nobody needs them. */
export function adoptStyles() {
  if (adopted) return;
  adopted = true;
  document.adoptedStyleSheets.push(...SHEETS.map(styleSheet));
}

export function styleSheet(text: string) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
