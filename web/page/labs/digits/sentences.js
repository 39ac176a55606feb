/** Sentences one after the other; an empty one is none. @param {string[]} said */
export function sentences(...said) {
  return said.filter(Boolean).join(" ");
}
