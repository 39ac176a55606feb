import assert from "node:assert/strict";
import { test } from "node:test";
import { readFile } from "../../web/page/ui/user_files.ts";
import { faultSaying } from "./faults.ts";

const file = (what: Partial<File>) => ({ name: "net.npz", size: 3, ...what }) as File;

test("A file is given as bytes.", async () => {
  const content = await readFile(new File([Uint8Array.of(1, 2, 3)], "net.npz"));
  assert.deepEqual(content, Uint8Array.of(1, 2, 3));
});

test("A film chosen by mistake is refused before it is read.", async () => {
  const arrayBuffer = () => assert.fail("it was read");
  await assert.rejects(
    readFile(file({ size: 3e9, arrayBuffer })),
    faultSaying("file", /“net.npz” is 3000.0\u00a0MB, but pynn’s files are at most 64.0\u00a0MB/),
  );
});

test("A file that no longer exists is reported in words.", async () => {
  const arrayBuffer = () => Promise.reject(new DOMException("It is gone.", "NotFoundError"));
  await assert.rejects(
    readFile(file({ arrayBuffer })),
    faultSaying("file", "“net.npz” could not be read: It is gone. Choose it again."),
  );
});
