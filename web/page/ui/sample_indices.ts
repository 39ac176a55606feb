/** Places from the first to the last of so many, spread evenly, no more than `most`. */
export function sampleIndices(count: number, most: number) {
  const places = Math.min(count, most);
  return Array.from({ length: places }, (_, place) =>
    Math.round((place * (count - 1)) / (places - 1 || 1)),
  );
}
