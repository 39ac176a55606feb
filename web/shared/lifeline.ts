/**
 * A lock of the browser's that the worker holds for as long as it lives: however the worker ends, the
 * browser gives its lock to the page, which has been waiting for it. So the page hears of the end at
 * once, and a worker that is silent because it is busy is not taken for dead.
 */

/** The browser's, where it has locks and lets this page use them. */
function locksHere(): LockManager | undefined {
  return globalThis.isSecureContext ? globalThis.navigator?.locks : undefined;
}

/**
 * The worker's end. Where there are no locks nothing happens.
 * @param name of the page's choice
 * @param held told once it is
 */
export function holdLifeline(
  name: string,
  held: () => void,
  locks: LockManager | undefined = locksHere(),
) {
  const forEver = () => {
    held();
    return new Promise(() => {});
  };
  locks?.request(name, forEver).catch(() => {}); // a page from disk may not use them
}

/** The page's end, once the worker holds its own. */
export function watchLifeline(
  name: string,
  ended: () => void,
  locks: LockManager | undefined = locksHere(),
) {
  locks?.request(name, ended).catch(() => {});
}
