/** The lazy parts as a script of their own: fetched and checked as every other file, then run from memory. */

import type { Asset } from "../../shared/assets.ts";
import type { Files } from "../../shared/files.ts";
import { inMemory, refusedByHost } from "../../shared/host_policy.ts";
import { translator } from "../language/text.ts";

/** @returns rejects with a Fault */
export function importLazyParts(
  files: Files,
  asset: Asset,
): Promise<typeof import("../lazy_parts.ts")> {
  imported ??= fetchWorkshop(files, asset).catch((fault) => {
    imported = null; // so that it can be tried again
    throw fault;
  });
  return imported;
}

let imported: Promise<typeof import("../lazy_parts.ts")> | null = null;

async function fetchWorkshop(
  files: Files,
  asset: Asset,
): Promise<typeof import("../lazy_parts.ts")> {
  const script = await files.download("lazy_parts.js", asset);
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  try {
    const parts = await import(url);
    parts.setTranslator(translator());
    return parts;
  } catch (thrown) {
    throw (await refusedByHost(inMemory)) ?? thrown;
  } finally {
    URL.revokeObjectURL(url);
  }
}
