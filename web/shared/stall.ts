const TICK_MS = 1000;
/** After this many seconds without a byte, a download is given up. */
export const STALL_SECONDS = 15;

/**
 * Rejects if a promise takes too long. It counts ticks and not time: where a worker is busy or its tab
 * asleep, the timer and the promise are late together, and one late tick is no reason to give up.
 *
 * @param stalled makes the error
 */
export function unlessStalled<T>(awaited: Promise<T>, stalled: () => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks < STALL_SECONDS) return;
      clearInterval(timer);
      reject(stalled());
    }, TICK_MS);
    awaited.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
