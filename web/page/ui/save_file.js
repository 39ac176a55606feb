/** Hand a file to the user. @param {string} name @param {Uint8Array<ArrayBuffer> | string | Blob} content */
export function saveFile(name, content) {
  const url = URL.createObjectURL(new Blob([content]));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser reads it after the click
}
