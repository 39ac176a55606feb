import code from "../../../styles/code/code.css";
import consoleStyles from "../../../styles/code/console.css";
import exercises from "../../../styles/code/exercises.css";
import exportStyles from "../../../styles/code/export.css";
import share from "../../../styles/code/share.css";

const SHEETS = [code, consoleStyles, exercises, exportStyles, share];
let adopted = false;

/** The code lab's styles come with its script: nothing needs them before. */
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
