/** Files that the visitor chooses, and those that the page offers for saving. */

import { errorText, Fault, messageOf } from "../../shared/fault.ts";
import { formatMegabytes } from "./format.ts";

/** More than twice the size of the largest network, and of the largest set of digits. */
const MAX_BYTES = 64e6;

/** Call a listener with each chosen file, also if the same one is chosen again. */
export function onFileChosen(
  input: HTMLInputElement,
  onContent: (content: Uint8Array) => void,
  onFault: (fault: Fault) => void,
) {
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    input.value = "";
    if (file) await readFile(file).then(onContent, onFault);
  });
}

/** Read a file. Rejects with a Fault if it is too large to be one of pynn's, or cannot be read. */
export async function readFile(file: Blob & { name: string }) {
  if (file.size > MAX_BYTES) {
    const sizes = { size: formatMegabytes(file.size), most: formatMegabytes(MAX_BYTES) };
    throw new Fault("file", errorText("file-too-large", { name: file.name, ...sizes }));
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    const why = messageOf(thrown);
    throw new Fault("file", errorText("file-unreadable", { name: file.name, why }));
  }
}

/** Offer a file as a download. */
export function saveFile(name: string, content: Uint8Array | string | Blob) {
  const url = URL.createObjectURL(new Blob([content as BlobPart]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser reads it after the click
}
