/** The files that a page of one file embeds: blocks of base64 below its HTML. */

import { errorText, Fault } from "../../shared/fault.ts";
import type { EmbeddedFile } from "../../shared/files.ts";
import { responseOf } from "../../shared/files.ts";

/** @returns null where there is no such file */
function textOf(url: string): string | null {
  return document.querySelector(`[data-embedded="${CSS.escape(url)}"]`)?.textContent ?? null;
}

/** Like `fetch`. */
export async function fetchEmbedded(url: string) {
  return responseOf(textOf(url));
}

/** A port for a worker, through which its `fetchThrough` gets these files. */
export function embeddedFilesPort() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: url }: MessageEvent<string>) => {
    const file: EmbeddedFile = { url, text: textOf(url) };
    port1.postMessage(file);
  };
  return port2;
}

/** Adds advice to a fault that may be due to a browser's restrictions for pages from a folder. */
export function explainFileRestrictions(fault: Fault) {
  const { kind, text: message } = fault;
  if (kind !== "engine-failed" && kind !== "engine-died") return fault;
  return new Fault(kind, errorText("started-from-folder", { message }));
}
