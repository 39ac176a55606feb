const TICK_MS = 1000;
/** A network that is silent for so many seconds brings nothing more. */
export const STALL_SECONDS = 15;

/**
 * What is awaited, unless it stays away for too long. Ticks are counted, and not the time: where a
 * worker is busy or its tab asleep, a timer and what it waits for are late together, and one late
 * tick is no reason to give up.
 *
 * @param stalled what is thrown then
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
