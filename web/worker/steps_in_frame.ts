/** Steps per second at the start of a run, slow enough to follow. */
const INITIAL_RATE = 60;
/** The rate doubles after about this many steps: the beginning is visible, the end does not take long. */
const STEPS_TO_DOUBLE = 60;
const MAX_RATE = 6000;
/** A tab that was asleep catches up by at most this much time. */
const MAX_FRAME_SECONDS = 0.1;

/**
 * The number of gradient steps in a frame of a truth-table run.
 * @param step steps done so far
 * @param seconds since the last frame
 * @param speed a factor of the rate
 */
export function stepsInFrame(step: number, seconds: number, speed: number = 1) {
  const rate = Math.min(speed * INITIAL_RATE * (1 + step / STEPS_TO_DOUBLE), MAX_RATE);
  return Math.max(1, Math.round(rate * Math.min(seconds, MAX_FRAME_SECONDS)));
}
