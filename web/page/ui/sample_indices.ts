/** Up to `limit` evenly spaced indices into `count` items, both ends included. */
export function sampleIndices(count: number, limit: number) {
  const length = Math.min(count, limit);
  return Array.from({ length }, (_, index) =>
    Math.round((index * (count - 1)) / (length - 1 || 1)),
  );
}
