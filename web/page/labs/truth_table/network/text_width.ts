/**
 * Widths of characters in Inter, semibold with tabular figures, as shares of the size of type; measured in
 * Chromium, rounded up. They are estimated so that a run does not lay out the page for each frame.
 */
const WIDTHS: [characters: RegExp, width: number][] = [
  [/[.,·()il]/, 0.33],
  [/\//, 0.38],
  [/[∂ŷℓ⁻]/, 0.54],
  [/\s/, 0.26],
  [/[⁰¹²³⁴⁵⁶⁷⁸⁹]/, 0.4],
  [/[−=+<>]/, 0.68],
  [/[→∞W]/, 1],
];
const USUAL = 0.66;

/** The width of a text in the drawing, at most. */
export function textWidth(text: string, type: number) {
  const shares = [...text].map(
    (character) => WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? USUAL,
  );
  return type * shares.reduce((sum, share) => sum + share, 0);
}
