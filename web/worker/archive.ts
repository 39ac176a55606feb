/** Unpacks the files of the build: gzip, and tar archives within gzip. */

const BLOCK = 512;

/** Decompress a stream of gzip. The build compresses its files, as not every host does. */
export function inflate(packed: ReadableStream<Uint8Array<ArrayBuffer>>) {
  return packed.pipeThrough(new DecompressionStream("gzip"));
}

/** The files of a tar archive (ustar, as the build writes it); their contents are views of its bytes. */
export function* untar(
  archive: Uint8Array<ArrayBuffer>,
): Generator<{ path: string; content: Uint8Array<ArrayBuffer> }> {
  const decoder = new TextDecoder();
  const text = (from: number, length: number) => {
    const field = archive.subarray(from, from + length);
    const end = field.indexOf(0);
    return decoder.decode(end < 0 ? field : field.subarray(0, end));
  };
  let at = 0;
  while (archive[at]) {
    const folder = text(at + 345, 155);
    const name = text(at, 100);
    const size = Number.parseInt(text(at + 124, 12), 8);
    at += BLOCK;
    yield {
      path: folder ? `${folder}/${name}` : name,
      content: archive.subarray(at, at + size),
    };
    at += Math.ceil(size / BLOCK) * BLOCK;
  }
}
