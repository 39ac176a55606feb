/** The value of a key that is there by construction; throws a RangeError if the record has no such key. */
export function lookUp<T>(record: Readonly<Record<string, T>>, key: string): T {
  const value = record[key];
  if (value === undefined) throw new RangeError(`key “${key}”`);
  return value;
}
