/** A setting's label in a list: “the number of hidden units” is “hidden units” there. @param {string} label */
export function plainLabel(label) {
  return label.replace(/^the (number of )?/, "").replace(/,$/, "");
}
