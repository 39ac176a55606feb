/**
 * A lock of the browser's that the worker holds for as long as it lives. However the worker ends, the
 * browser passes its lock to the page, which has been waiting for it. So the page notices the end at
 * once, and a busy worker that sends nothing is not mistaken for a dead one.
 */

/** The browser's lock manager, where it has one that this page may use. */
function browserLocks(): LockManager | undefined {
  return globalThis.isSecureContext ? globalThis.navigator?.locks : undefined;
}

/**
 * Hold the lifeline; in the worker. Does nothing where there are no locks.
 * @param name chosen by the page
 * @param onHeld called when the worker holds it
 */
export function holdLifeline(
  name: string,
  onHeld: () => void,
  locks: LockManager | undefined = browserLocks(),
) {
  const holdForEver = () => {
    onHeld();
    return new Promise(() => {});
  };
  locks?.request(name, holdForEver).catch(() => {}); // a page from disk may not use them
}

/** Wait for the end of a lifeline that the worker holds; in the page. */
export function watchLifeline(
  name: string,
  onEnded: () => void,
  locks: LockManager | undefined = browserLocks(),
) {
  locks?.request(name, onEnded).catch(() => {});
}
