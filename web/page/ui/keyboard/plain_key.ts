/**
 * True for a key that the page may answer. With a modifier it is the browser's or the system's (Alt+← goes
 * back, Ctrl+Home scrolls), and while an input method composes a character it is that one's.
 *
 * @param also whether Shift has a meaning of its own in this place
 */
export function isPlainKey(
  event: KeyboardEvent,
  { withShift = false }: { withShift?: boolean } = {},
) {
  if (event.isComposing || event.keyCode === COMPOSING) return false;
  if (event.altKey || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph"))
    return false;
  return withShift || !event.shiftKey;
}

/** The key code of a key that begins or ends a composition; Safari sends it without `isComposing`. */
const COMPOSING = 229;
