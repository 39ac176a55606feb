/** Sentences one after the other; an empty one is none. */
export function sentences(...said: string[]) {
  return said.filter(Boolean).join(" ");
}
