/**
 * Put the text of a field on the clipboard, by whichever way the browser allows: on a plain http host it is the
 * older one. The text stays selected, so that it can be copied by hand.
 *
 * @returns whether it is there
 */
export async function copyText(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
