/**
 * True for a key that the page may handle. Keys with a modifier belong to the browser or the system (Alt+← goes
 * back, Ctrl+Home scrolls), and keys during a composition to the input method.
 *
 * @param withShift true where the caller handles Shift itself
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
