import { text } from "../../language/text.ts";

/**
 * A setting's label for a list: “the number of hidden units” becomes “hidden units”.
 * @param label in the language of the page
 */
export function plainLabel(label: string) {
  const prefixes = text("share-label-begins").split(", ");
  const prefix = prefixes.find((words) => label.startsWith(`${words} `));
  return prefix === undefined ? label : label.slice(prefix.length + 1);
}
