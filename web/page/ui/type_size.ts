/** The type that drawings are made for; where the visitor's is larger, so are they. */
export const USUAL_REM = 16;

/** How many pixels a rem has now. */
export function rem() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
