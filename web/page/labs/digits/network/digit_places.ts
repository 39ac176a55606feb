/**
 * The steps that can be looked back at; now is not among them, since it is a place of its own.
 * @param lookedAt stays a place though the run may have forgotten it meanwhile
 */
export function digitPlaces(
  { moments, step }: { moments: number[]; step: number },
  lookedAt: number | null,
) {
  const places = new Set(moments.filter((each) => each < step));
  if (lookedAt !== null) places.add(lookedAt);
  return [...places].sort((a, b) => a - b);
}
