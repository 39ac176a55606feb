/** The item at an index that is valid by construction; throws a RangeError if there is no such item. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index}, length ${items.length}`);
  return item;
}
