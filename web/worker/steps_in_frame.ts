/** Steps per second at the start of a run, slow enough to be followed. */
const FIRST_RATE = 60;
/** The rate doubles with about this many steps: the beginning is seen, the end is not waited for. */
const SPEED_UP = 60;
const MOST_RATE = 6000;
/** A tab that was asleep catches up by this much time at the most. */
const LONGEST_FRAME = 0.1;

/**
 * How many gradient steps a frame of a truth-table run takes.
 * @param step steps done so far
 * @param seconds since the last frame
 * @param speed so many times as fast
 */
export function stepsInFrame(step: number, seconds: number, speed: number = 1) {
  const rate = Math.min(speed * FIRST_RATE * (1 + step / SPEED_UP), MOST_RATE);
  return Math.max(1, Math.round(rate * Math.min(seconds, LONGEST_FRAME)));
}
