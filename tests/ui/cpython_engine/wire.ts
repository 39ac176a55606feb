/**
 * Messages as bytes: the length of the JSON (4 bytes), the JSON, then the arrays that it refers to, each
 * from a multiple of 8 bytes on. The counterpart is `wire.py`.
 */

/** Replaces an array in the JSON: its type, its first byte after the JSON, and its number of elements. */
type ArrayReference = { $array: [type: string, at: number, count: number] };
/** Replaces a number that JSON does not have. */
type NumberReference = { $number: "NaN" | "Infinity" | "-Infinity" };

const TYPES = {
  uint8: Uint8Array,
  int8: Int8Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};
const ALIGNMENT = 8;

const padded = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** The request's bytes. Of arrays it may have those of bytes. */
export function encode(message: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = [];
  let end = 0;
  const json = JSON.stringify(message, (_, value) => {
    if (value instanceof Uint8Array) {
      const at = end;
      arrays.push(value);
      end += padded(value.length);
      return { $array: ["uint8", at, value.length] } satisfies ArrayReference;
    }
    if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
    return value === undefined ? null : value;
  });
  const head = new TextEncoder().encode(json);
  const start = padded(4 + head.length);
  const bytes = new Uint8Array(start + end);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  let at = start;
  for (const array of arrays) {
    bytes.set(array, at);
    at += padded(array.length);
  }
  return bytes;
}

/** The answer in these bytes, as Pyodide would have converted it: its `None` is `undefined`. */
export function decode(bytes: ArrayBuffer): unknown {
  const length = new DataView(bytes).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(bytes, 4, length));
  const start = padded(4 + length);
  const restore = (value: unknown): unknown => {
    if (value === null) return undefined;
    if (Array.isArray(value)) return value.map(restore);
    if (typeof value !== "object") return value;
    if ("$array" in value) {
      const [type, at, count] = (value as ArrayReference).$array;
      const from = start + at;
      const Type = TYPES[type as keyof typeof TYPES];
      return new Type(bytes.slice(from, from + count * Type.BYTES_PER_ELEMENT));
    }
    if ("$number" in value) return Number((value as NumberReference).$number);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, restore(item)]));
  };
  return restore(JSON.parse(json));
}
