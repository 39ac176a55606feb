/**
 * What a saved network is called.
 * @param step of the past, or null for now
 */
export function modelName(sizes: number[], step: number | null) {
  return `pynn-${sizes.join("-")}${step === null ? "" : `-step-${step}`}.npz`;
}
