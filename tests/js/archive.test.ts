import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { at } from "../../web/shared/checked_lookup.ts";
import { inflate, untar } from "../../web/worker/archive.ts";

function streamOf(content: Uint8Array, pieceSize: number = 7) {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= content.length) return controller.close();
      controller.enqueue(content.slice(at, at + pieceSize));
      at += pieceSize;
    },
  });
}

test("What was gzipped comes out as it was, however it is cut into pieces.", async () => {
  const content = Uint8Array.from({ length: 1000 }, (_, index) => (index * index) % 251);
  for (const size of [1, 7, 5000]) {
    const stream = inflate(streamOf(gzipSync(content), size));
    assert.deepEqual(new Uint8Array(await new Response(stream).arrayBuffer()), content);
  }
});

test("Damaged gzip breaks the stream.", async () => {
  const packed = gzipSync(Uint8Array.from({ length: 1000 }, (_, index) => index % 251));
  packed[20] = at(packed, 20) ^ 0xff;
  await assert.rejects(new Response(inflate(streamOf(packed))).arrayBuffer());
});

test("The files of an archive that tar wrote come out, long paths included.", () => {
  const folder = mkdtempSync(join(tmpdir(), "pynn-"));
  try {
    const deep = `numpy/${"a-long-folder-name/".repeat(7)}inner`;
    const files: Record<string, string> = {
      "one.py": "x = 1\n",
      "empty.py": "",
      [`${deep}/two.py`]: "y".repeat(1500),
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const names = Object.keys(files);
    const archive = execFileSync("tar", ["--format=ustar", "-cf", "-", ...names], { cwd: folder });
    const found = [...untar(Uint8Array.from(archive))].map(({ path, content }) => [
      path,
      new TextDecoder().decode(content),
    ]);
    assert.deepEqual(Object.fromEntries(found), files);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("An archive of nothing has no files.", () => {
  assert.deepEqual([...untar(new Uint8Array(1024))], []);
});
