/** The pixels of a rem that drawings are designed for; they grow with the visitor's type size. */
export const USUAL_REM = 16;

/** The pixels of a rem. */
export function rem() {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
