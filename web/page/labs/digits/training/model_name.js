/** What a saved network is called. @param {number[]} sizes @param {number | null} step of the past, or null for now */
export function modelName(sizes, step) {
  return `pynn-${sizes.join("-")}${step === null ? "" : `-step-${step}`}.npz`;
}
