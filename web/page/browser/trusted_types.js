import { hostPolicyFault } from "../../shared/host_policy.js";

/**
 * The one place where a text becomes the address of a script. Browsers that know trusted types refuse it
 * everywhere else, and refuse text that would become HTML altogether.
 */
const policy = makePolicy();

/** @returns {{ createScriptURL(url: string): string } | null} null where the host's policy does not allow it */
function makePolicy() {
  const { trustedTypes } = /** @type {any} */ (globalThis);
  const allowAll = { createScriptURL: (/** @type {string} */ url) => url };
  try {
    return trustedTypes ? trustedTypes.createPolicy("pynn", allowAll) : allowAll;
  } catch {
    return null;
  }
}

/** @param {string} url one that this build has made @returns {string} Throws a Fault where the host forbids it. */
export function trustedUrl(url) {
  if (policy === null) throw hostPolicyFault("trusted-types: pynn");
  return policy.createScriptURL(url);
}
