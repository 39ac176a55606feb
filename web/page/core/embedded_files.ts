/** The files that a page of one file carries: blocks of base64 below its HTML. */

import { errorText, Fault } from "../../shared/fault.ts";
import { responseOf } from "../../shared/files.ts";

/** @returns null: there is no such file */
function textOf(url: string): string | null {
  return document.querySelector(`[data-carried="${CSS.escape(url)}"]`)?.textContent ?? null;
}

/** As `fetch`. */
export async function fetchEmbedded(url: string) {
  return responseOf(textOf(url));
}

/** A port for a worker that asks for files by `fetchFrom`. */
export function embeddedFilesPort() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: url }) => port1.postMessage({ url, text: textOf(url) });
  return port2;
}

/** What a browser's rules for pages from a folder may be the reason of, with what to do then. */
export function explainFileRestrictions(fault: Fault) {
  const { kind, text: message } = fault;
  if (kind !== "engine-failed" && kind !== "engine-died") return fault;
  return new Fault(kind, errorText("refused-here", { message }));
}
