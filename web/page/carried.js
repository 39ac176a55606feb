/** The files that a page of one file carries: blocks of base64 below its HTML. */

import { asResponse } from "../engine/files.js";

/** @param {string} url @returns {string | null} null: there is no such file */
function textOf(url) {
  return document.querySelector(`[data-carried="${CSS.escape(url)}"]`)?.textContent ?? null;
}

/** As `fetch`. @param {string} url */
export async function fetchCarried(url) {
  return asResponse(textOf(url));
}

/** A port for a worker that asks for files by `fetchFrom`. */
export function portToCarried() {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: url }) => port1.postMessage({ url, text: textOf(url) });
  return port2;
}
