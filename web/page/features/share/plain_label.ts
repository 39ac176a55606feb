import { text } from "../../language/text.ts";

/**
 * A setting's label in a list: “the number of hidden units” is “hidden units” there.
 * @param label in the language of the page
 */
export function plainLabel(label: string) {
  const begins = text("share-label-begins").split(", ");
  const begin = begins.find((words) => label.startsWith(`${words} `));
  return begin === undefined ? label : label.slice(begin.length + 1);
}
