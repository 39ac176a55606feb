/** Hand a file to the user. @param {string} name @param {Uint8Array<ArrayBuffer>} content */
export function saveFile(name, content) {
  const url = URL.createObjectURL(new Blob([content]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser reads it after the click
}

/** What a saved network is called. @param {number[]} sizes @param {number | null} step of the past, or null for now */
export function fileName(sizes, step) {
  return `pynn-${sizes.join("-")}${step === null ? "" : `-step-${step}`}.npz`;
}
