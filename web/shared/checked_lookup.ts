/** Lookups that succeed by construction, and are checked. */

/** The item at an index that is valid by construction; throws a RangeError if there is no such item. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`index ${index}, length ${items.length}`);
  return item;
}

/** The value of a key that is there by construction; throws a RangeError if the record has no such key. */
export function lookUp<T>(record: Readonly<Record<string, T>>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new RangeError(`key “${key}”`);
  return value;
}
