/**
 * The steps before now that the scrubber can go to; now is a place of its own.
 * @param inView the step that is looked at: it stays a place though the run may have forgotten it
 */
export function digitPlaces(
  { moments, step }: { moments: number[]; step: number },
  inView: number | null,
) {
  const places = new Set(moments.filter((moment) => moment < step));
  if (inView !== null) places.add(inView);
  return [...places].sort((a, b) => a - b);
}
