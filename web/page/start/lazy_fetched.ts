/** The lazy parts as a script of their own: fetched and checked as every other file, then run from memory. */

import type { Asset } from "../../shared/assets.ts";
import type { Files } from "../../shared/files.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { translator } from "../language/text.ts";

type LazyParts = typeof import("./lazy_parts.ts");

let imported: Promise<LazyParts> | null = null;

/** @returns rejects with a Fault */
export function importLazyParts(files: Files, asset: Asset): Promise<LazyParts> {
  imported ??= fetchLazyParts(files, asset).catch((fault) => {
    imported = null; // so that it can be tried again
    throw fault;
  });
  return imported;
}

async function fetchLazyParts(files: Files, asset: Asset): Promise<LazyParts> {
  const script = await files.download("lazy_parts.js", asset);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    const parts: LazyParts = await import(url);
    parts.setTranslator(translator());
    return parts;
  } catch (thrown) {
    throw (await refusedByHost(inMemory)) ?? thrown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
